//! Log in (manual: "INGRESO Multiportal"): the username, then the PIN on the keypad.
//!
//! Exits with an open session, or to a recovery. The PIN is never saved.

#[cfg(feature = "ui")]
pub mod screen;
mod snapshot;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use snapshot::LogInSnapshot;
pub use state::{
    Lock, LogIn, LoginIdentity, PinAttempt, PinProblem, PinStep, Remember, UsernameForm, UsernameProblem, UsernameStep,
};
pub use update::{Event, Exit};
pub use view::{LogInView, PinView, UsernameView};
