//! What came of an effect. Errors are named for the caller's next move; [`CallError`] is what any call can meet.

use core::time::Duration;
use std::sync::Arc;

use super::{CallError, Prepared};
use crate::api::{PortalResponse, WeakPinReason};
use crate::domain::{Attempt, CodeAccepted, CodeSent, OpenedSession, RequestId, SecurityCode, SessionState};

/// What came of an effect, with the key of the request that it answers.
#[derive(Debug)]
pub enum Response {
    /// Of [`super::Effect::FetchPortal`].
    PortalFetched(Result<Arc<PortalResponse>, CallError>),
    /// Of [`super::Effect::Prepare`].
    Prepared(RequestId, Result<Prepared, CallError>),
    /// Of [`super::Effect::BeginLogIn`].
    LogInBegun(RequestId, Result<Attempt, LogInError>),
    /// Of [`super::Effect::CheckPin`].
    PinChecked(RequestId, Result<OpenedSession, PinCheckError>),
    /// Of [`super::Effect::SendUsernameCode`], [`super::Effect::SendPinCode`] and [`super::Effect::SendCodeAgain`].
    CodeSent(RequestId, Result<CodeSent, RecoveryError>),
    /// Of [`super::Effect::CheckCode`].
    CodeChecked(RequestId, Result<CodeAccepted, CodeError>),
    /// Of [`super::Effect::ChoosePin`].
    PinChosen(RequestId, Result<(), SetPinError>),
    /// Of [`super::Effect::FreezeAccess`].
    AccessFrozen(RequestId, Result<(), FreezeError>),
    /// Of [`super::Effect::AwaitCode`]: a text message had it.
    CodeArrived(Arc<SecurityCode>),
    /// Of [`super::Effect::RefreshSession`].
    SessionRefreshed(RequestId, Result<SessionState, SessionError>),
}

/// Why a log-in did not begin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogInError {
    /// Prepare again and send again: the proof was too old, spent or refused.
    #[error("the proof of work was not taken")]
    ProofRefused,
    /// Ask for the username again: the portal cannot read it.
    #[error("the portal cannot read the username")]
    UsernameRefused,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}

/// Why a PIN did not open a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinCheckError {
    /// Ask again: the username or the PIN is wrong.
    #[error("the username or the PIN is wrong")]
    Wrong {
        /// Tries left before a wait.
        attempts_left: u32,
    },
    /// Wait, or recover the PIN: too many wrong ones.
    #[error("too many wrong PINs")]
    Locked {
        /// How long.
        retry_after: Duration,
    },
    /// Begin with the username again: the attempt took too long.
    #[error("the log-in took too long")]
    AttemptOver,
    /// Call the cooperative: the member said "no fui yo".
    #[error("access is frozen")]
    Frozen,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}

/// Why no code was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// Prepare again and send again: the proof was too old, spent or refused.
    #[error("the proof of work was not taken")]
    ProofRefused,
    /// Ask for that field again: the portal cannot read it.
    #[error("the portal cannot read a field")]
    FieldRefused {
        /// The field's name on the wire; never its value.
        field: Option<String>,
    },
    /// Begin again: the recovery is over.
    #[error("the recovery is over")]
    RecoveryOver,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}

/// Why a code was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Ask again: it is another code.
    #[error("the code is wrong")]
    Wrong {
        /// Tries left.
        attempts_left: u32,
    },
    /// Ask for another code: this one ran out.
    #[error("the code ran out")]
    Expired,
    /// Begin again: too many tries, or used.
    #[error("the recovery is over")]
    RecoveryOver,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}

/// Why the new PIN is not in force.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetPinError {
    /// Ask for another PIN: this one is easy to guess.
    #[error("the PIN is easy to guess")]
    Weak(WeakPinReason),
    /// Begin again: the grant is over.
    #[error("the recovery is over")]
    RecoveryOver,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}

/// Why access is not frozen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreezeError {
    /// Look at the message again: the portal does not know the code, or it was used, and then access is frozen already.
    #[error("the receipt is over")]
    ReceiptOver,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}

/// Why a session cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Log in again: it is over.
    #[error("the session is over")]
    Over,
    /// What any call can meet.
    #[error(transparent)]
    CallError(#[from] CallError),
}
