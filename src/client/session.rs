//! `GET /session` and `DELETE /session`.

use reqwest::StatusCode;

use super::http::{Success, seconds};
use super::refusal::{FromRefusal, Refusal};
use crate::api::{ProblemCode, SessionResponse};
use crate::domain::{LastAccess, Member, SessionState};
use crate::flow::{CallError, SessionError};

pub(super) fn read_state(success: &Success) -> Result<SessionState, CallError> {
    success.read::<SessionResponse>().map(SessionState::from)
}

impl From<SessionResponse> for SessionState {
    fn from(wire: SessionResponse) -> Self {
        let display_name = wire.member.display_name.expose().to_owned();
        let last_access = wire.last_access.map(|last| LastAccess { at: last.at.parse().ok(), device: last.device });
        Self {
            member: Member { display_name, last_access },
            idle_timeout: seconds(wire.idle_timeout),
            expires_in: seconds(wire.expires_in),
        }
    }
}

impl FromRefusal for SessionError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        refusal.is(&ProblemCode::SessionOver, StatusCode::UNAUTHORIZED).then_some(Self::Over)
    }
}
