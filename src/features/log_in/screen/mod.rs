//! The screens of "Ingreso".

mod locked;
mod pin;
pub(crate) mod username;

pub use locked::LockedScreen;
pub use pin::PinScreen;
pub use username::UsernameScreen;
