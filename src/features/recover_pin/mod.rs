//! Recover a forgotten PIN (manual: "¿Cómo puedo recuperar mi contraseña?"): one question a screen, the code, the new PIN twice.
//!
//! PINs and codes are never saved.

mod answers;
mod form;
mod new_pin;
#[cfg(feature = "ui")]
pub mod screen;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use answers::{Answers, Forgotten, Question};
pub use form::{FormProblem, FormStep};
pub use new_pin::{NewPinPhase, NewPinStep, PinGrant, PinProblem};
pub use snapshot::RecoverPinSnapshot;
pub use state::RecoverPin;
pub use update::{Event, Exit};
pub use view::{NewPinView, QuestionView, RecoverPinView};
