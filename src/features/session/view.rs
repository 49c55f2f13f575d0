//! View model of the session.

use super::{OpenSession, Session, SessionProblem};
use crate::domain::PhoneId;
use crate::features::accesses::AccessesView;

#[derive(Clone, PartialEq)]
pub struct SessionView {
    /// `None` while the app asks the portal whether the session is still open.
    pub open: Option<OpenSession>,
    /// "Mis celulares y accesos", while it is open.
    pub accesses: Option<AccessesView>,
    pub problem: Option<SessionProblem>,
    pub refreshing: bool,
    /// The web portal is being opened.
    pub handing_over: bool,
}

impl SessionView {
    /// `own` is the trusted phone that the app runs on, if it is one.
    #[must_use]
    pub fn new(session: &Session, own: Option<&PhoneId>) -> Self {
        Self {
            open: session.open.clone(),
            accesses: session.accesses.as_ref().map(|flow| AccessesView::new(flow, own)),
            problem: session.problem.clone(),
            refreshing: session.refresh.is_pending(),
            handing_over: session.hand_over.is_some(),
        }
    }
}
