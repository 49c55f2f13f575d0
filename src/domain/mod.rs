//! Value types: a constructor returns the value, or an error that says what to ask for.
//!
//! No wire format, no I/O, no clock. `Debug` hides personal values and secrets.

mod access;
mod bounded;
mod deadline;
mod document;
mod draft;
mod email;
mod email_domain;
mod installation;
mod key_layout;
pub mod limits;
mod link;
mod phone;
mod pin;
mod portal_answer;
mod receipt;
mod request_id;
mod secret_text;
mod security_code;
mod trusted_key;
mod trusted_phone;
pub(crate) mod typed_text;
mod username;

pub use access::{Access, AccessMethod, ListedPhone};
pub use bounded::{DisplayName, Label, PhoneModel, Tries, Wait};
pub use deadline::{BootId, Deadline, Moment};
pub use document::{Document, DocumentError, DocumentKind, DocumentRule};
pub use draft::Draft;
pub use email::{Email, EmailError};
pub use installation::InstallationId;
pub use key_layout::{Digit, Generation, KeyOrder, Layout};
pub use link::Link;
pub use phone::{Phone, PhoneError};
pub use pin::{Pin, PinError, Weakness};
pub use portal_answer::{
    Attempt, AttemptId, ChallengeText, CodeAccepted, CodeSent, IdError, LastAccess, Member, OpenedSession, PhoneId,
    Proof, RecoveryId, SentTo, SessionState,
};
pub use receipt::{Receipt, ReceiptDraft, ReceiptError};
pub use request_id::RequestId;
pub use secret_text::{SecretText, sealed};
pub use security_code::{SecurityCode, SecurityCodeError};
pub use trusted_key::{CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PublicKey, SignError};
pub use trusted_phone::{PhoneChallenge, SignedChallenge, TrustedPhone};
pub use typed_text::{Sign, SignKind, is_invisible};
pub use username::{Username, UsernameError};

/// Implements `Debug` as the name of the type alone, so that no log line or panic message holds a personal value.
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

/// Implements the conversions of serde's `try_from` and `into` for a text with a `parse`.
macro_rules! parsed_text {
    ($name:ident, $error:ident) => {
        impl TryFrom<String> for $name {
            type Error = $error;
            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(parsed: $name) -> Self {
                parsed.0
            }
        }
    };
}
pub(crate) use parsed_text;
