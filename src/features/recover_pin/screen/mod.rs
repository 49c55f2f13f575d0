//! The screens of "Recuperación de contraseña".

mod new_pin;
mod pin_changed;
mod question;

pub use new_pin::NewPinScreen;
pub use pin_changed::PinChangedScreen;
pub use question::QuestionScreen;
