//! Recover a forgotten username (manual: "¿Cómo puedo recuperar mi usuario?"): the e-mail, the red hand, the code.
//!
//! Ends where the username is on its way, by e-mail or text message; the app never shows it.

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
