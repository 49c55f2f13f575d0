//! Values that cannot be wrong: a constructor returns the value, or an error that says what to do.
//!
//! Ends where the wire begins: no JSON shapes, no I/O, no clock. Personal values print as their type's name alone.

mod deadline;
mod document;
mod draft;
mod email;
mod key_layout;
pub mod limits;
mod phone;
mod pin;
mod portal_answer;
mod receipt;
mod request_id;
mod secret_text;
mod security_code;
mod username;

pub use deadline::{Deadline, Moment};
pub use document::{Document, DocumentError, DocumentKind};
pub use draft::Draft;
pub use email::{Email, EmailError};
pub use key_layout::{Digit, Generation, KeyOrder, Layout};
pub use phone::{Phone, PhoneError};
pub use pin::{Pin, PinError, Weakness};
pub use portal_answer::{
    Attempt, CodeAccepted, CodeSent, Handle, HandleError, LastAccess, Member, OpenedSession, Proof, SentTo,
    SessionState,
};
pub use receipt::{Receipt, ReceiptDraft, ReceiptError};
pub use request_id::RequestId;
pub use secret_text::SecretText;
pub use security_code::{SecurityCode, SecurityCodeError};
pub use username::{Username, UsernameError, is_invisible};

/// Prints a personal value as its type's name alone, so that no log line or panic text can carry it.
macro_rules! redacted_debug {
    ($($name:ident),+ $(,)?) => {$(
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
pub(crate) use redacted_debug;
