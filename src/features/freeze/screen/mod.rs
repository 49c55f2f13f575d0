//! The screens of "No fui yo".

mod access_frozen;
mod not_me;
mod receipt;

pub use access_frozen::AccessFrozenScreen;
pub use not_me::NotMeModal;
pub use receipt::ReceiptScreen;
