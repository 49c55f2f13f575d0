//! The flows: pure state machines of what a member can see.
//!
//! A flow knows no port, no clock, no randomness and no Dioxus: time and fresh randomness come in with every event
//! ([`Context`]), what is to be done goes out as [`Effect`]s, what came of it comes in as a [`Response`]. A flow never knows the next
//! screen: [`crate::app`] interprets its exit.

mod call_error;
mod context;
mod effect;
mod preparation;
mod response;

pub use call_error::{CallError, Reference};
pub use context::{Context, Input};
pub use effect::{Effect, Haptic, PinClaim};
pub use preparation::{Preparation, Prepared, UnansweredRequest};
pub use response::{
    CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, Response, SessionError, SetPinError,
};

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
