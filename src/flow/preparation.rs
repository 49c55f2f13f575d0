//! What a request needs before it can be sent: a proof of work ("No soy un robot") and the SMS channel.
//!
//! It runs while the member types; there is nothing to solve.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{CallError, Context, Outcome, Reference, Response};
use crate::api::SmsChannel;
use crate::domain::{Deadline, Moment, Proof, RequestId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    pub proof: Proof,
    /// How the phone receives the code; `none` if no code follows.
    pub channel: SmsChannel,
    /// Validity of the proof, from when it was asked for.
    pub good_for: Duration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preparation {
    /// Sending starts it.
    NotStarted,
    Underway {
        id: RequestId,
        since: Moment,
        /// Consecutive proofs that the portal refused before this one.
        refused: u32,
    },
    Ready {
        prepared: Prepared,
        until: Deadline,
        refused: u32,
    },
    /// Sending tries again.
    Failed(CallError),
}

/// The state of a preparation, for the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// "Verificando…"
    Underway,
    /// The tick of "No soy un robot".
    Ready,
    Failed,
}

/// Proofs that are renewed without asking the member. A fresh proof is neither spent nor too old, so a third would not help.
const RENEWALS: u32 = 2;

impl Preparation {
    /// Starts; the caller returns [`super::Effect::Prepare`] with the same id.
    #[must_use]
    pub const fn start(context: &Context) -> Self {
        Self::Underway { id: context.request_id, since: context.now, refused: 0 }
    }

    /// Returns a preparation that an earlier process completed.
    #[must_use]
    pub fn restored(prepared: Prepared, context: &Context) -> Self {
        let until = Deadline::after(context.now, prepared.good_for);
        Self::Ready { prepared, until, refused: 0 }
    }

    /// Starts again after the portal refused the proof. Fails after [`RENEWALS`].
    #[must_use]
    pub fn renew(&self, context: &Context) -> Self {
        match self {
            Self::Underway { refused, .. } | Self::Ready { refused, .. } if *refused < RENEWALS => {
                Self::Underway { id: context.request_id, since: context.now, refused: refused + 1 }
            }
            Self::Underway { .. } | Self::Ready { .. } => {
                Self::Failed(CallError::Unexpected { reference: Reference::new(None) })
            }
            Self::NotStarted => Self::start(context),
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }

    pub(crate) const fn readiness(&self) -> Readiness {
        match self {
            Self::NotStarted | Self::Underway { .. } => Readiness::Underway,
            Self::Ready { .. } => Readiness::Ready,
            Self::Failed(_) => Readiness::Failed,
        }
    }

    pub(crate) fn awaits(&self, id: RequestId) -> bool {
        matches!(self, Self::Underway { id: awaited, .. } if *awaited == id)
    }

    pub(crate) fn receive(self, outcome: Outcome) -> Self {
        match (self, outcome) {
            (Self::Underway { since, refused, .. }, Ok(Response::Prepared(prepared))) => {
                let until = Deadline::after(since, prepared.good_for);
                Self::Ready { prepared, until, refused }
            }
            (Self::Underway { .. }, Err(error)) => Self::Failed(error),
            (other, _) => other,
        }
    }
}
