//! A trusted phone: its key signs a challenge of the portal in place of the PIN.
//!
//! Two flows need a signed challenge: [`AddPhone`] from a session, and [`PhoneLogIn`] from "Inicio". Neither outlives the process: what
//! was asked of the portal ends by itself. The PIN stays an equal way in, from every state.

mod add;
mod log_in;
mod problem;
#[cfg(feature = "ui")]
pub mod screen;
mod signing;
#[cfg(test)]
mod tests;
mod view;

pub use add::{AddPhone, Event as AddEvent, Exit as AddExit};
pub use log_in::{Event as LogInEvent, Exit as LogInExit, PhoneLogIn};
pub use problem::{PhoneProblem, Untrusted};
pub use view::PhoneFlowView;
