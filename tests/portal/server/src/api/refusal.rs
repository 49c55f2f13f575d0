//! A refusal: a problem of the wire.

use axum::response::{IntoResponse, Response};
use multiportal::api::{Problem, ProblemCode, WeakPinReason};

use super::answer::Answer;
use crate::keys::KeysError;
use crate::outbox::PostError;
use crate::pin_hash::PinHashError;
use crate::store::StoreError;
use crate::throttle::UsedUp;

#[derive(Debug)]
pub struct Refusal(Box<Problem>);

impl Refusal {
    /// A refusal that says no more than its code.
    pub fn new(code: ProblemCode) -> Self {
        let (status, title) = status_and_title(&code);
        let kind = format!("/problems/{}", code.as_str());
        let title = title.to_owned();
        Self(Box::new(Problem {
            kind,
            title,
            status,
            code,
            retry_after: None,
            attempts_left: None,
            reason: None,
            field: None,
        }))
    }

    /// A field whose value cannot be one.
    pub fn field(name: &str) -> Self {
        let mut refusal = Self::new(ProblemCode::InvalidField);
        refusal.0.field = Some(name.to_owned());
        refusal
    }

    /// A new PIN that is too easy to guess.
    pub fn weak_pin(reason: WeakPinReason) -> Self {
        let mut refusal = Self::new(ProblemCode::WeakPin);
        refusal.0.reason = Some(reason);
        refusal
    }

    /// With the seconds after which trying again can help.
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// With the tries that are left.
    pub fn attempts_left(mut self, tries: u32) -> Self {
        self.0.attempts_left = Some(tries);
        self
    }

    pub const fn problem(&self) -> &Problem {
        &self.0
    }
}

fn status_and_title(code: &ProblemCode) -> (u16, &'static str) {
    match code {
        ProblemCode::InvalidBody => (400, "The body is not JSON of this call's shape"),
        ProblemCode::InvalidIdempotencyKey => (400, "Idempotency-Key is missing or not 32 hexadecimal digits"),
        ProblemCode::InvalidHost => (400, "Host is missing, repeated or not a host"),
        ProblemCode::SessionOver => (401, "The session is over or never was"),
        ProblemCode::WrongPin => (401, "The username or the PIN is wrong"),
        ProblemCode::WrongCode => (401, "The code is wrong"),
        ProblemCode::PhoneRefused => (401, "The trusted phone's log-in is refused"),
        ProblemCode::Frozen => (403, "The member stopped log-in and recovery"),
        ProblemCode::NotFound => (404, "There is no such call"),
        ProblemCode::MethodNotAllowed => (405, "This call has other methods"),
        ProblemCode::TooManyPhones => (409, "The member has as many trusted phones as there may be"),
        ProblemCode::AttemptOver => (410, "The log-in attempt is over"),
        ProblemCode::CodeExpired => (410, "The code ran out"),
        ProblemCode::RecoveryOver => (410, "The recovery is over"),
        ProblemCode::GrantOver => (410, "The grant to choose a PIN is over"),
        ProblemCode::ReceiptOver => (410, "The receipt is unknown or used"),
        ProblemCode::BodyTooLarge => (413, "The body is over 16 KiB"),
        ProblemCode::UnsupportedMediaType => (415, "The body is not application/json in UTF-8"),
        ProblemCode::IdempotencyMismatch => (422, "The Idempotency-Key was used with another body"),
        ProblemCode::InvalidProof => (422, "The proof of work is none for this call"),
        ProblemCode::ProofExpired => (422, "The proof of work is too old"),
        ProblemCode::ProofSpent => (422, "The proof of work was used before"),
        ProblemCode::InvalidField => (422, "A field's value cannot be one"),
        ProblemCode::WeakPin => (422, "The new PIN is too easy to guess"),
        ProblemCode::UpgradeRequired => (426, "This version of the app is too old"),
        ProblemCode::Locked => (429, "Too many wrong PINs"),
        ProblemCode::SlowDown => (429, "Too many requests"),
        ProblemCode::Busy => (503, "Too much at once"),
        ProblemCode::Maintenance => (503, "The portal is being looked after"),
        ProblemCode::Internal | ProblemCode::Other(_) => (500, "The portal failed"),
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        Answer::from(self).into_response()
    }
}

impl From<UsedUp> for Refusal {
    fn from(used_up: UsedUp) -> Self {
        Self::new(ProblemCode::SlowDown).retry_after(used_up.retry_after)
    }
}

impl From<PinHashError> for Refusal {
    fn from(error: PinHashError) -> Self {
        match error {
            PinHashError::Busy { retry_after } => Self::new(ProblemCode::Busy).retry_after(retry_after),
            PinHashError::Broken => internal(&error),
        }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        internal(&error)
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        internal(&StoreError::from(error))
    }
}

impl From<KeysError> for Refusal {
    fn from(error: KeysError) -> Self {
        internal(&error)
    }
}

impl From<PostError> for Refusal {
    fn from(error: PostError) -> Self {
        internal(&error)
    }
}

fn internal(error: &dyn core::error::Error) -> Refusal {
    tracing::error!(%error, "a call failed");
    Refusal::new(ProblemCode::Internal)
}
