//! `POST /log-in` and the PIN.

use reqwest::StatusCode;

use super::http::{Success, seconds};
use super::refusal::{FromRefusal, Refusal};
use crate::api::{LogInRequest, LogInResponse, PinRequest, ProblemCode, SecretField, SessionResponse};
use crate::domain::limits::LOCK_WAIT;
use crate::domain::{Attempt, AttemptId, OpenedSession, Proof, SecretText, Tries, Username};
use crate::flow::{CallError, LogInError, PinCheck, PinCheckError};

pub(super) fn body(username: &Username, proof: &Proof) -> LogInRequest {
    LogInRequest { username: SecretField::new(username.as_str()), proof: proof.0.clone() }
}

pub(super) fn read_attempt(success: &Success) -> Result<Attempt, CallError> {
    let wire: LogInResponse = success.read()?;
    let id = AttemptId::parse(&wire.attempt).map_err(|_| success.unreadable())?;
    Ok(Attempt { id, expires_in: seconds(wire.expires_in) })
}

pub(super) fn pin_body(check: &PinCheck) -> PinRequest {
    PinRequest {
        pin: SecretField::new(check.pin.expose()),
        installation: check.installation.map(|installation| SecretField::new(&installation.to_hex())),
    }
}

pub(super) fn read_session(success: &Success) -> Result<OpenedSession, CallError> {
    let wire: SessionResponse = success.read()?;
    let token = wire.token.as_ref().ok_or_else(|| success.unreadable())?;
    let token = SecretText::new(token.expose().to_owned());
    Ok(OpenedSession { token: token.into(), state: wire.into() })
}

impl FromRefusal for LogInError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        match refusal.code() {
            Some(ProblemCode::InvalidProof | ProblemCode::ProofExpired | ProblemCode::ProofSpent) => {
                Some(Self::ProofRefused)
            }
            Some(ProblemCode::InvalidField) => Some(Self::UsernameRefused),
            _ => None,
        }
    }
}

impl FromRefusal for PinCheckError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        let locked = || Self::Locked { retry_after: refusal.retry_after().unwrap_or(LOCK_WAIT) };
        let wrong = refusal.is(&ProblemCode::WrongPin, StatusCode::UNAUTHORIZED);
        match refusal.problem.as_ref().and_then(|problem| problem.attempts_left) {
            Some(left @ 1..) if wrong => Some(Self::Wrong { attempts_left: Tries::new(left).count() }),
            // With no try left, another one would only bring the lock.
            Some(0) if wrong => Some(locked()),
            _ if refusal.code() == Some(&ProblemCode::Locked) => Some(locked()),
            _ if refusal.is(&ProblemCode::AttemptOver, StatusCode::GONE) => Some(Self::AttemptOver),
            _ if refusal.is(&ProblemCode::Frozen, StatusCode::FORBIDDEN) => Some(Self::Frozen),
            _ => None,
        }
    }
}
