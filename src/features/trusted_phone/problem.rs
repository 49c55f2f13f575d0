//! What can go wrong, named for what the member can do.

use crate::domain::{CreateKeyError, SignError};
use crate::flow::{CallError, PhoneChallengeError};

use super::signing::Stopped;

/// Why the member has not come further. All but [`Self::NotOffered`] can be tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhoneProblem {
    /// No fingerprint, face or screen lock is enrolled: the phone's settings help.
    NotEnrolled,
    /// The prompt was closed.
    Cancelled,
    /// Too many wrong fingers or faces: the phone itself makes the member wait.
    LockedOut,
    /// The sensor or the key store does not work now.
    Unavailable,
    /// The prompt stayed open until two challenges were over.
    TookTooLong,
    /// Another trusted phone has to be removed first.
    TooManyPhones,
    /// The portal cannot use this phone's key.
    KeyRefused,
    /// This portal has no trusted phones.
    NotOffered,
    /// The call failed.
    NotSent(CallError),
}

/// Why this phone is not trusted any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untrusted {
    /// A fingerprint, a face or the screen lock changed, or the app was restored from a copy: the phone has no key.
    KeyGone,
    /// The portal refuses it: it was removed, or a new PIN or a freeze ended it.
    Refused,
}

impl From<CreateKeyError> for PhoneProblem {
    fn from(error: CreateKeyError) -> Self {
        match error {
            CreateKeyError::NotEnrolled => Self::NotEnrolled,
            CreateKeyError::Unavailable => Self::Unavailable,
        }
    }
}

impl From<SignError> for Stopped {
    fn from(error: SignError) -> Self {
        match error {
            SignError::Cancelled => Self::Problem(PhoneProblem::Cancelled),
            SignError::LockedOut => Self::Problem(PhoneProblem::LockedOut),
            SignError::Invalidated => Self::KeyGone,
            SignError::Unavailable => Self::Problem(PhoneProblem::Unavailable),
        }
    }
}

impl From<PhoneChallengeError> for Stopped {
    fn from(error: PhoneChallengeError) -> Self {
        match error {
            PhoneChallengeError::SessionOver => Self::SessionOver,
            PhoneChallengeError::NotOffered => Self::Problem(PhoneProblem::NotOffered),
        }
    }
}
