//! What a request needs from the phone before it can be sent: the proof of work ("No soy un robot") and the SMS channel.
//!
//! It runs while the member types and ticks itself; the member has nothing to solve.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Given, Trouble};
use crate::contract::SmsChannel;
use crate::domain::{Deadline, Moment, Proof, RequestKey};

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

/// How far the preparation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preparation {
    /// "Verificando…"
    Underway {
        /// The reply to wait for.
        key: RequestKey,
        /// Since when: the proof's life began no later.
        since: Moment,
    },
    /// The tick.
    Ready {
        /// What to send.
        prepared: Prepared,
        /// Until when.
        until: Deadline,
    },
    /// It could not be done; sending tries again.
    Failed(Trouble),
}

impl Preparation {
    /// Begins; the caller asks for [`super::Effect::Prepare`] with the same key.
    #[must_use]
    pub const fn begin(given: &Given) -> Self {
        Self::Underway { key: given.key, since: given.at }
    }

    /// Ready from the start, with what was prepared before the process ended.
    #[must_use]
    pub fn ready(prepared: Prepared, given: &Given) -> Self {
        let until = Deadline::after(given.at, prepared.good_for);
        Self::Ready { prepared, until }
    }

    /// What is ready to be sent.
    #[must_use]
    pub const fn prepared(&self) -> Option<&Prepared> {
        match self {
            Self::Ready { prepared, .. } => Some(prepared),
            Self::Underway { .. } | Self::Failed(_) => None,
        }
    }

    /// Takes the reply to `key`; a late one changes nothing.
    #[must_use]
    pub fn answered(self, key: RequestKey, result: Result<Prepared, Trouble>) -> Self {
        match (self, result) {
            (Self::Underway { key: awaited, since }, Ok(prepared)) if awaited == key => {
                let until = Deadline::after(since, prepared.good_for);
                Self::Ready { prepared, until }
            }
            (Self::Underway { key: awaited, .. }, Err(trouble)) if awaited == key => Self::Failed(trouble),
            (other, _) => other,
        }
    }
}
