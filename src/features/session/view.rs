//! View model of the session.

use super::{OpenSession, Session};
use crate::flow::CallError;

#[derive(Clone, PartialEq)]
pub struct SessionView {
    /// `None` while the app asks the portal whether the session is still open.
    pub open: Option<OpenSession>,
    pub error: Option<CallError>,
    pub pending: bool,
}

impl From<&Session> for SessionView {
    fn from(session: &Session) -> Self {
        Self { open: session.open.clone(), error: session.error.clone(), pending: session.refresh.is_pending() }
    }
}
