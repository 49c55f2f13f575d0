//! `GET /session` and `DELETE /session`.

use reqwest::StatusCode;

use super::HttpPortal;
use super::exchange::{bearing, seconds, send};
use super::refusal::Refusal;
use crate::api::{Path, ProblemCode, SessionResponse};
use crate::domain::{LastAccess, Member, SecretText, SessionState};
use crate::flow::SessionError;

impl From<SessionResponse> for SessionState {
    fn from(wire: SessionResponse) -> Self {
        // The member's own screen is where the name is meant to go.
        let display_name = wire.member.display_name.expose().to_owned();
        let last_access = wire.last_access.map(|last| LastAccess { at: last.at.parse().ok(), device: last.device });
        Self {
            member: Member { display_name, last_access },
            idle_timeout: seconds(wire.idle_timeout),
            expires_in: seconds(wire.expires_in),
        }
    }
}

impl HttpPortal {
    pub(super) async fn ask_session(&self, token: &SecretText) -> Result<SessionState, SessionError> {
        let answer = send(bearing(self.get(Path::Session), token)).await?.map_err(|refusal| over(&refusal))?;
        let wire: SessionResponse = answer.read()?;
        Ok(wire.into())
    }

    pub(super) async fn delete_session(&self, token: &SecretText) -> Result<(), SessionError> {
        send(bearing(self.delete(Path::Session), token)).await?.map(drop).map_err(|refusal| over(&refusal))
    }
}

fn over(refusal: &Refusal) -> SessionError {
    if refusal.is(&ProblemCode::SessionOver, StatusCode::UNAUTHORIZED) {
        SessionError::Over
    } else {
        refusal.error().into()
    }
}
