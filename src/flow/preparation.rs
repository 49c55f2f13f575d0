//! What a request needs from the phone before it can be sent: the proof of work ("No soy un robot") and the SMS channel.
//!
//! It runs while the member types and ticks itself; the member has nothing to solve.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{CallError, Context, Effect, Reference};
use crate::api::{Purpose, SmsChannel};
use crate::domain::{Deadline, Moment, Proof, RequestId};

/// A phone that is ready to send.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The solved proof of work.
    pub proof: Proof,
    /// How the phone takes the code; `none` where no code is awaited.
    pub channel: SmsChannel,
    /// For how long the proof is good, from when it was asked for.
    pub good_for: Duration,
}

/// A request whose answer was lost: sent again, also by the next process, it is the same one, and no second message goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnansweredRequest {
    /// The request.
    pub key: RequestId,
    /// What it was sent with.
    pub prepared: Prepared,
}

/// How far the preparation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preparation {
    /// "Verificando…"
    Underway {
        /// The reply to wait for.
        key: RequestId,
        /// Since when: the proof's life began no later.
        since: Moment,
        /// How many proofs in a row the portal refused before this one.
        refused: u32,
    },
    /// The tick.
    Ready {
        /// What to send.
        prepared: Prepared,
        /// Until when.
        until: Deadline,
        /// How many proofs in a row the portal refused before this one.
        refused: u32,
    },
    /// It could not be done; sending tries again.
    Failed(CallError),
}

/// Proofs that are renewed without asking the member, after the portal refused one. Not named by the design: a proof can be spent
/// or too old, a fresh one cannot; where that is refused too, another will not help.
const RENEWALS: u32 = 2;

impl Preparation {
    /// Begins; the caller asks for [`super::Effect::Prepare`] with the same key.
    #[must_use]
    pub const fn begin(context: &Context) -> Self {
        Self::Underway { key: context.key, since: context.at, refused: 0 }
    }

    /// Ready from the start, with what was prepared before the process ended.
    #[must_use]
    pub fn ready(prepared: Prepared, context: &Context) -> Self {
        let until = Deadline::after(context.at, prepared.good_for);
        Self::Ready { prepared, until, refused: 0 }
    }

    /// Ready with what an unanswered request was sent with, and its key; begun where there is none. The effects get the phone ready.
    #[must_use]
    pub fn resume(
        unanswered: Option<Box<UnansweredRequest>>,
        purpose: Purpose,
        context: &Context,
    ) -> (Self, Option<RequestId>, Vec<Effect>) {
        if let Some(UnansweredRequest { key, prepared }) = unanswered.map(|unanswered| *unanswered) {
            return (Self::ready(prepared, context), Some(key), Vec::new());
        }
        let begun = Self::begin(context);
        let effects = begun.ask(purpose).into_iter().collect();
        (begun, None, effects)
    }

    /// What to save of a request that was not answered.
    #[must_use]
    pub fn unanswered(&self, unsent: Option<RequestId>) -> Option<Box<UnansweredRequest>> {
        unsent.zip(self.prepared().cloned()).map(|(key, prepared)| Box::new(UnansweredRequest { key, prepared }))
    }

    /// Begins anew after the portal refused the proof; has failed where it refuses every proof.
    #[must_use]
    pub fn renew(&self, context: &Context) -> Self {
        match self {
            Self::Underway { refused, .. } | Self::Ready { refused, .. } if *refused < RENEWALS => {
                Self::Underway { key: context.key, since: context.at, refused: refused + 1 }
            }
            Self::Underway { .. } | Self::Ready { .. } => {
                Self::Failed(CallError::Unexpected { reference: Reference::new(None) })
            }
            Self::Failed(error) => Self::Failed(error.clone()),
        }
    }

    /// What to ask for, where it has just begun.
    #[must_use]
    pub fn ask(&self, purpose: Purpose) -> Option<Effect> {
        match self {
            Self::Underway { key, .. } => Some(Effect::Prepare { key: *key, purpose }),
            Self::Ready { .. } | Self::Failed(_) => None,
        }
    }

    /// What is ready to be sent.
    #[must_use]
    pub const fn prepared(&self) -> Option<&Prepared> {
        match self {
            Self::Ready { prepared, .. } => Some(prepared),
            Self::Underway { .. } | Self::Failed(_) => None,
        }
    }

    /// What is ready and worth sending: a proof that has run out would be refused.
    #[must_use]
    pub fn in_time(&self, context: &Context) -> Option<&Prepared> {
        match self {
            Self::Ready { prepared, until, .. } if !until.has_passed(context.at) => Some(prepared),
            Self::Underway { .. } | Self::Ready { .. } | Self::Failed(_) => None,
        }
    }

    /// Whether it waits for the reply to `key`.
    #[must_use]
    pub fn awaits(&self, key: RequestId) -> bool {
        matches!(self, Self::Underway { key: awaited, .. } if *awaited == key)
    }

    /// The key of what was sent: a request whose preparation is still underway has not been.
    #[must_use]
    pub const fn sent(&self, key: RequestId) -> Option<RequestId> {
        match self {
            Self::Ready { .. } => Some(key),
            Self::Underway { .. } | Self::Failed(_) => None,
        }
    }

    /// Takes the reply to `key`; a late one changes nothing.
    #[must_use]
    pub fn answered(self, key: RequestId, result: Result<Prepared, CallError>) -> Self {
        match (self, result) {
            (Self::Underway { key: awaited, since, refused }, Ok(prepared)) if awaited == key => {
                let until = Deadline::after(since, prepared.good_for);
                Self::Ready { prepared, until, refused }
            }
            (Self::Underway { key: awaited, .. }, Err(error)) if awaited == key => Self::Failed(error),
            (other, _) => other,
        }
    }
}
