//! The screens of "Recuperación de Usuario".

pub(crate) mod email;
mod username_sent;

pub use email::EmailScreen;
pub use username_sent::UsernameSentScreen;
