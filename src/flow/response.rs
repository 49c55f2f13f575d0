//! The outcomes of portal calls. Refusals are named for the caller's next move.

use core::time::Duration;
use std::sync::Arc;

use super::{CallError, Prepared};
use crate::api::{PortalResponse, WeakPinReason};
use crate::domain::{Attempt, CodeAccepted, CodeSent, OpenedSession, SessionState};

/// The outcome of a request: the portal's response, or why there is none.
pub type Outcome = Result<Response, CallError>;

/// The portal's response to a [`super::Request`].
#[derive(Debug)]
pub enum Response {
    /// Answers [`super::Effect::Prepare`].
    Prepared(Prepared),
    Portal(Arc<PortalResponse>),
    Challenge(Challenge),
    LogIn(Result<Attempt, LogInError>),
    CheckPin(Result<OpenedSession, PinCheckError>),
    /// Answers both recoveries and the resend.
    CodeSent(Result<CodeSent, RecoveryError>),
    CheckCode(Result<CodeAccepted, CodeError>),
    ChoosePin(Result<(), SetPinError>),
    Freeze(Result<(), FreezeError>),
    Session(Result<SessionState, SessionError>),
    SessionEnded,
}

/// A proof-of-work challenge (ALTCHA v2), as the portal sent it.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// ALTCHA's challenge object.
    pub challenge: serde_json::Value,
    /// How long a proof of it is good.
    pub expires_in: Duration,
}

/// Why a log-in did not start.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogInError {
    /// Prepare and send again: the proof was too old, spent or refused.
    #[error("the proof of work was refused")]
    ProofRefused,
    /// Ask for the username again: the portal cannot read it.
    #[error("the portal cannot read the username")]
    UsernameRefused,
}

/// Why a PIN did not open a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinCheckError {
    /// Ask again: the username or the PIN is wrong.
    #[error("the username or the PIN is wrong")]
    Wrong { attempts_left: u32 },
    /// Wait, or recover the PIN.
    #[error("too many wrong PINs")]
    Locked { retry_after: Duration },
    /// Start a new attempt.
    #[error("the log-in attempt expired")]
    AttemptOver,
    /// Call the cooperative: the member said "no fui yo".
    #[error("access is frozen")]
    Frozen,
}

/// Why no code was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// Prepare and send again: the proof was too old, spent or refused.
    #[error("the proof of work was refused")]
    ProofRefused,
    /// Ask for that field again.
    #[error("the portal cannot read a field")]
    FieldRefused {
        /// The field's name on the wire; never its value.
        field: Option<String>,
    },
    /// Start again.
    #[error("the recovery is over")]
    RecoveryOver,
}

/// Why a code was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Ask again.
    #[error("the code is wrong")]
    Wrong { attempts_left: u32 },
    /// Send another code.
    #[error("the code expired")]
    Expired,
    /// Start again: too many tries, or used.
    #[error("the recovery is over")]
    RecoveryOver,
}

/// Why the new PIN is not in force.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetPinError {
    /// Ask for another PIN.
    #[error("the PIN is easy to guess")]
    Weak(WeakPinReason),
    /// Start again: the grant is over.
    #[error("the recovery is over")]
    RecoveryOver,
}

/// Why access is not frozen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreezeError {
    /// Check the message again: the portal does not know the receipt, or it was used, and then access is frozen already.
    #[error("the receipt is over")]
    ReceiptOver,
}

/// Why a session cannot go on.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Log in again.
    #[error("the session is over")]
    Over,
}
