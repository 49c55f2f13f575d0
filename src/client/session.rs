//! `GET /session`, `DELETE /session`, `DELETE /sessions/others` and `POST /session/hand-over`.

use reqwest::StatusCode;
use zeroize::Zeroizing;

use super::PortalAddress;
use super::http::{Success, seconds};
use super::refusal::{FromRefusal, Refusal};
use crate::api::{HandOverResponse, ProblemCode, SessionResponse};
use crate::domain::{DisplayName, Label, LastAccess, Link, Member, SessionState};
use crate::flow::{CallError, SessionError};

pub(super) fn read_state(success: &Success) -> Result<SessionState, CallError> {
    success.read::<SessionResponse>().map(SessionState::from)
}

/// Refuses an address that is not the portal's own.
pub(super) fn read_hand_over(success: &Success, portal: &PortalAddress) -> Result<Link, CallError> {
    let wire: HandOverResponse = success.read()?;
    let page = portal.own_page(wire.address.expose()).ok_or_else(|| success.unreadable())?;
    Ok(Link::HandOver { address: Zeroizing::new(page.into()) })
}

impl From<SessionResponse> for SessionState {
    fn from(wire: SessionResponse) -> Self {
        let display_name = DisplayName::new(wire.member.display_name.expose()).into();
        let last_access = wire
            .last_access
            .map(|last| LastAccess { at: last.at.parse().ok(), device: Label::new(&last.device).into() });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{LastAccessResponse, MemberResponse, SecretField};
    use crate::domain::limits::{DISPLAY_NAME_LENGTH, LABEL_LENGTH, LONGEST_WAIT};

    #[test]
    fn what_a_portal_states_of_a_session_is_bounded() {
        let state = SessionState::from(SessionResponse {
            token: None,
            idle_timeout: u64::MAX,
            expires_in: 999_999_999,
            member: MemberResponse { display_name: SecretField::new(&"ñ".repeat(10_240)) },
            last_access: Some(LastAccessResponse { at: "?".to_owned(), device: "x\u{202e}\n".repeat(10_240) }),
        });
        assert_eq!((state.idle_timeout, state.expires_in), (LONGEST_WAIT, LONGEST_WAIT));
        assert_eq!(state.member.display_name.chars().count(), DISPLAY_NAME_LENGTH);
        let device = state.member.last_access.map(|last| last.device).unwrap_or_default();
        assert_eq!(device.chars().count(), LABEL_LENGTH);
        assert!(!device.contains(['\u{202e}', '\n']));
    }
}
