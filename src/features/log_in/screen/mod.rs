//! The screens of "Ingreso".

mod frozen;
mod locked;
mod pin;
pub(crate) mod username;

pub use frozen::FrozenScreen;
pub use locked::LockedScreen;
pub use pin::PinScreen;
pub use username::UsernameScreen;
