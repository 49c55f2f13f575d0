//! Snapshot of a log-in: never the PIN.

use serde::{Deserialize, Serialize};

use super::{Lock, LogIn, LoginIdentity, PinAttempt, UsernameForm};
use crate::flow::{Context, Effect};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogInSnapshot {
    Username(UsernameForm),
    /// Restored with an empty keypad. The portal says whether the attempt expired.
    Pin(PinAttempt),
    Locked(Lock),
    Frozen {
        #[serde(alias = "who")]
        identity: LoginIdentity,
    },
}

impl LogIn {
    #[must_use]
    pub fn snapshot(&self) -> LogInSnapshot {
        match self {
            Self::Username(step) => LogInSnapshot::Username(step.form.clone()),
            Self::Pin(step) => LogInSnapshot::Pin(step.attempt.clone()),
            Self::Locked(lock) => LogInSnapshot::Locked(lock.clone()),
            Self::Frozen(identity) => LogInSnapshot::Frozen { identity: identity.clone() },
        }
    }

    #[must_use]
    pub fn restore(snapshot: LogInSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        match snapshot {
            LogInSnapshot::Username(form) => Self::ask_username(form, None, context),
            LogInSnapshot::Pin(attempt) => (Self::ask_pin(attempt, None, context), Vec::new()),
            LogInSnapshot::Locked(lock) => (Self::Locked(lock), Vec::new()),
            LogInSnapshot::Frozen { identity } => (Self::Frozen(identity), Vec::new()),
        }
    }
}
