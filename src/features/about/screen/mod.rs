//! The pages of "Acerca de".

mod about;
mod licences;
mod privacy;

pub use about::AboutModal;
pub use licences::LicencesModal;
pub use privacy::{PrivacyScreen, PrivacyText};
