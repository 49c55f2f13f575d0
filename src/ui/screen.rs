//! The screens, one file each, and the pages over them.
//!
//! A screen is told its [`super::face`] and dispatches what the member did. It decides nothing.

mod about;
mod access_frozen;
mod changed_phone;
mod code;
mod confirm_log_out;
mod contact;
mod email;
mod frozen;
mod help;
mod home;
mod licences;
mod locked;
mod new_pin;
mod not_me;
mod outdated;
mod pin;
mod pin_changed;
mod practice;
mod privacy;
mod question;
mod receipt;
mod resuming;
mod session;
mod settings;
mod sheet_over;
mod starting;
mod username;
mod username_sent;

pub use access_frozen::AccessFrozenScreen;
pub use code::CodeScreen;
pub use email::EmailScreen;
pub use frozen::FrozenScreen;
pub use home::HomeScreen;
pub use locked::LockedScreen;
pub use new_pin::NewPinScreen;
pub use outdated::OutdatedScreen;
pub use pin::PinScreen;
pub use pin_changed::PinChangedScreen;
pub use privacy::PrivacyScreen;
pub use question::QuestionScreen;
pub use receipt::ReceiptScreen;
pub use resuming::ResumingScreen;
pub use session::SessionScreen;
pub use sheet_over::SheetOver;
pub use starting::StartingScreen;
pub use username::UsernameScreen;
pub use username_sent::UsernameSentScreen;
