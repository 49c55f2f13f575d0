//! What every feature is built from: the [`Flow`] trait, its inputs ([`Context`], [`Response`]) and its outputs ([`Effect`], [`Request`]).
//!
//! A flow is a pure state machine. Time and randomness come in with the [`Context`], work goes out as [`Effect`]s, and a portal call
//! is a value: a [`Request`] under a [`RequestId`], answered by a [`Response`] or a [`CallError`].

mod call_error;
mod context;
mod effect;
#[cfg(any(test, feature = "fakes"))]
pub mod fake;
mod preparation;
mod request;
mod response;
mod submission;

pub use call_error::{CallError, Reference};
pub use context::Context;
pub use effect::{Effect, Haptic, KeyCommand, SmsCommand, StoreCommand};
pub use preparation::{Preparation, Prepared, Readiness};
pub use request::*;
pub use response::*;
pub use submission::{PreparedBody, PreparedSubmission, Progress, Submission, SubmissionSnapshot};

use crate::domain::RequestId;

/// A pure state machine.
pub trait Flow: Sized {
    type Event;
    type Exit;

    /// Returns whether this state waits for the outcome of request `id`. The app drops every other outcome as late.
    fn awaits(&self, id: RequestId) -> bool;

    /// Handles one event. An event that does not fit keeps the state.
    fn update(self, event: Self::Event, context: &Context) -> Step<Self>;
}

pub enum Step<F: Flow> {
    /// The flow continues, with these effects.
    Stay(F, Vec<Effect>),
    Leave(F::Exit),
}

impl<F: Flow> Step<F> {
    pub const fn stay(flow: F) -> Self {
        Self::Stay(flow, Vec::new())
    }

    pub fn with(flow: F, effect: Effect) -> Self {
        Self::Stay(flow, vec![effect])
    }
}
