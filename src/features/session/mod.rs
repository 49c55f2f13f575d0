//! The session: name, last access, time left, the way to the web portal and to "Mis celulares y accesos", and its end.
//!
//! The portal decides when it ends; the app counts down and warns (WCAG 2.2, success criterion 2.2.1).

#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use state::{Ends, OpenSession, Session, SessionProblem};
pub use update::{Event, Exit};
pub use view::SessionView;
