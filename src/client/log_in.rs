//! `POST /log-in` and the PIN.

use reqwest::StatusCode;

use super::HttpPortal;
use super::exchange::seconds;
use super::refusal::Refusal;
use crate::api::{LogInRequest, LogInResponse, Path, PinRequest, ProblemCode, SecretField, SessionResponse};
use crate::domain::limits::PIN_WAITS;
use crate::domain::{Attempt, Handle, OpenedSession, Pin, Proof, RequestId, SecretText, Username};
use crate::flow::{LogInError, PinCheckError};

impl HttpPortal {
    pub(super) async fn begin_log_in(
        &self,
        key: RequestId,
        username: &Username,
        proof: &Proof,
    ) -> Result<Attempt, LogInError> {
        let body = LogInRequest { username: SecretField::new(username.as_str()), proof: proof.0.clone() };
        let answer = self.post(Path::LogIn, key, &body).await?.map_err(|refusal| not_begun(&refusal))?;
        let wire: LogInResponse = answer.read()?;
        let handle = Handle::parse(&wire.attempt).map_err(|_| answer.unreadable())?;
        Ok(Attempt { handle, expires_in: seconds(wire.expires_in) })
    }

    pub(super) async fn give_pin(
        &self,
        key: RequestId,
        attempt: &Handle,
        pin: &Pin,
    ) -> Result<OpenedSession, PinCheckError> {
        // The request's body is where the PIN is meant to go.
        let body = PinRequest { pin: SecretField::new(pin.expose()), installation: None };
        let path = Path::Pin { attempt: attempt.as_str() };
        let answer = self.post(path, key, &body).await?.map_err(|refusal| not_opened(&refusal))?;
        let wire: SessionResponse = answer.read()?;
        let token = wire.token.as_ref().ok_or_else(|| answer.unreadable())?;
        let token = SecretText::new(token.expose().to_owned());
        Ok(OpenedSession { token: token.into(), state: wire.into() })
    }
}

fn not_begun(refusal: &Refusal) -> LogInError {
    match refusal.code() {
        Some(ProblemCode::InvalidProof | ProblemCode::ProofExpired | ProblemCode::ProofSpent) => {
            LogInError::ProofRefused
        }
        Some(ProblemCode::InvalidField) => LogInError::UsernameRefused,
        _ => refusal.error().into(),
    }
}

fn not_opened(refusal: &Refusal) -> PinCheckError {
    let locked = || PinCheckError::Locked { retry_after: refusal.retry_after().unwrap_or(PIN_WAITS[0]) };
    let wrong = refusal.is(&ProblemCode::WrongPin, StatusCode::UNAUTHORIZED);
    match refusal.problem.as_ref().and_then(|problem| problem.attempts_left) {
        // Who has no try left need not spend one more to learn it.
        Some(attempts_left @ 1..) if wrong => PinCheckError::Wrong { attempts_left },
        Some(0) if wrong => locked(),
        _ if refusal.code() == Some(&ProblemCode::Locked) => locked(),
        _ if refusal.is(&ProblemCode::AttemptOver, StatusCode::GONE) => PinCheckError::AttemptOver,
        _ if refusal.is(&ProblemCode::Frozen, StatusCode::FORBIDDEN) => PinCheckError::Frozen,
        _ => refusal.error().into(),
    }
}
