//! The outcomes of portal calls. Refusals are named for the caller's next move.

use core::time::Duration;
use std::sync::Arc;

use super::{CallError, Prepared};
use crate::api::{PortalResponse, WeakPinReason};
use crate::domain::{
    Access, Attempt, CodeAccepted, CodeSent, CreateKeyError, KeyAvailability, KeySignature, Link, ListedPhone,
    OpenedSession, PhoneChallenge, PhoneId, PublicKey, SessionState, SignError,
};

/// The outcome of a request: the portal's response, or why there is none.
pub type Outcome = Result<Response, CallError>;

/// The portal's response to a [`super::Request`].
#[derive(Debug)]
pub enum Response {
    /// Answers [`super::Effect::Prepare`].
    Prepared(Prepared),
    /// Answers [`super::KeyCommand::CheckAvailability`].
    CheckAvailability(KeyAvailability),
    /// Answers [`super::KeyCommand::CreateKey`].
    CreateKey(Result<PublicKey, CreateKeyError>),
    /// Answers [`super::KeyCommand::Sign`].
    Sign(Result<KeySignature, SignError>),
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
    Phones(Result<Vec<ListedPhone>, SessionError>),
    /// Also where the portal does not have the phone any more.
    RemovePhone(Result<(), SessionError>),
    Accesses(Result<Vec<Access>, SessionError>),
    EndOtherSessions(Result<(), SessionError>),
    /// A [`Link::HandOver`] of the portal's own host.
    HandOver(Result<Link, SessionError>),
    SessionEnded,
    /// Answers both challenges of a trusted phone.
    PhoneChallenge(Result<PhoneChallenge, PhoneChallengeError>),
    AddPhone(Result<PhoneId, AddPhoneError>),
    PhoneLogIn(Result<OpenedSession, PhoneLogInError>),
    /// Answers [`super::Effect::OpenLink`].
    LinkOpened(Result<(), NoAppError>),
}

impl Response {
    /// Returns the session that this response opened.
    pub(crate) fn into_session(self) -> Option<OpenedSession> {
        match self {
            Self::CheckPin(Ok(session)) | Self::PhoneLogIn(Ok(session)) => Some(session),
            _ => None,
        }
    }
}

/// A proof-of-work challenge (ALTCHA v2), as the portal sent it.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// ALTCHA's challenge object.
    pub challenge: serde_json::Value,
    /// Validity of a proof.
    pub expires_in: Duration,
}

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

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreezeError {
    /// Check the message again: the portal does not know the receipt, or it was used, and then access is frozen already.
    #[error("the receipt is over")]
    ReceiptOver,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Log in again.
    #[error("the session is over")]
    Over,
}

/// Why there is no challenge for a trusted phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneChallengeError {
    /// Log in again.
    #[error("the session is over")]
    SessionOver,
    /// Log in with the PIN: this portal has no trusted phones.
    #[error("the portal has no trusted phones")]
    NotOffered,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddPhoneError {
    /// Log in again.
    #[error("the session is over")]
    SessionOver,
    /// Sign another challenge.
    #[error("the challenge is over")]
    ChallengeOver,
    /// Remove another phone first.
    #[error("the member has as many trusted phones as there may be")]
    TooManyPhones,
    /// Go on with the PIN: the portal cannot use this phone's key.
    #[error("the portal cannot use the phone's key")]
    KeyRefused,
}

/// Why a trusted phone did not open a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneLogInError {
    /// Log in with the PIN: the portal does not trust this phone any more, or the challenge was over.
    #[error("the phone is refused")]
    Refused,
}

/// Why a link is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no app of this phone opens the link")]
pub struct NoAppError;
