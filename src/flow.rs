//! The flows: pure state machines of what a member can see.
//!
//! A flow knows no port, no clock, no randomness and no Dioxus: time and fresh randomness come in with every event
//! ([`Given`]), what is to be done goes out as [`Effect`]s, what came of it comes in as a [`Reply`]. A flow never knows the next
//! screen: [`crate::journey`] interprets its exit.

pub mod code_entry;
mod effect;
pub mod freeze;
mod given;
pub mod keypad;
pub mod log_in;
pub mod practice;
mod preparation;
pub mod recover_pin;
pub mod recover_username;
mod reply;
#[cfg(test)]
pub(crate) mod scripted;
pub mod session;
mod trouble;

pub use effect::{Buzz, Effect, PinClaim};
pub use given::{Given, Input};
pub use preparation::{Preparation, Prepared, UnansweredRequest};
pub use reply::{CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, Reply, SessionError, SetPinError};
pub use trouble::{Reference, Trouble};

/// A pure state machine.
pub trait Flow: Sized {
    /// What can happen to it.
    type Event;
    /// What it asks for.
    type Effect;
    /// How it ends.
    type Exit;

    /// One step. A stray event keeps the state.
    fn update(self, event: Self::Event) -> Step<Self>;
}

/// What came of one event.
pub enum Step<F: Flow> {
    /// The flow goes on, and asks for this.
    Stay(F, Vec<F::Effect>),
    /// The flow is over.
    Leave(F::Exit),
}

impl<F: Flow> Step<F> {
    /// Goes on and asks for nothing.
    pub const fn stay(flow: F) -> Self {
        Self::Stay(flow, Vec::new())
    }

    /// Goes on and asks for one thing.
    pub fn ask(flow: F, effect: F::Effect) -> Self {
        Self::Stay(flow, vec![effect])
    }
}
