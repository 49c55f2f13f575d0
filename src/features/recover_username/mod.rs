//! Recover a forgotten username (manual: "¿Cómo puedo recuperar mi usuario?"): the e-mail, the slider, the code.
//!
//! The portal sends the username by e-mail or text message; the app never shows it.

#[cfg(feature = "ui")]
pub mod screen;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use snapshot::RecoverUsernameSnapshot;
pub use state::{EmailForm, EmailProblem, EmailStep, RecoverUsername, Slide};
pub use update::{Event, Exit};
pub use view::{EmailView, RecoverUsernameView};
