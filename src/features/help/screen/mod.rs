//! The pages of "Ayuda" and what they have in common with other screens.

mod changed_phone;
mod contact;
mod help;

pub use changed_phone::ChangedPhoneModal;
pub use contact::Contact;
pub use help::HelpModal;
