//! The states of a session.

use core::time::Duration;
use std::sync::Arc;

use crate::domain::limits::TIME_WARNING;
use crate::domain::{Deadline, Member, Moment, OpenedSession, RequestId, SecretText, SessionState};
use crate::features::accesses::Accesses;
use crate::flow::{CallError, Context, Effect, Request, StoreCommand, Submission};

#[derive(Debug)]
pub struct Session {
    pub token: Arc<SecretText>,
    /// `None` after a restart of the app, until the portal described the session.
    pub open: Option<OpenSession>,
    pub refresh: Submission<()>,
    /// The request for the web portal's address, then that of opening it. An address works once, so each tap asks for another.
    pub hand_over: Option<RequestId>,
    /// "Mis celulares y accesos", while it is open.
    pub accesses: Option<Accesses>,
    pub problem: Option<SessionProblem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionProblem {
    NotRefreshed(CallError),
    /// The portal gave no address that logs the browser in.
    NotHandedOver(CallError),
    /// No app of the phone opens the web portal.
    NoBrowser,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    pub member: Member,
    pub ends: Ends,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Without a call.
    idle: Deadline,
    /// With calls.
    life: Deadline,
    idle_timeout: Duration,
}

impl Ends {
    #[must_use]
    pub fn first(&self, now: Moment) -> Deadline {
        if self.can_be_extended(now) { self.idle } else { self.life }
    }

    /// Returns whether to warn that the session ends soon.
    #[must_use]
    pub fn warns(&self, now: Moment) -> bool {
        self.first(now).left(now) <= TIME_WARNING
    }

    /// Returns whether "Seguir conectado" helps: not if the session's maximum life ends first.
    pub(crate) fn can_be_extended(&self, now: Moment) -> bool {
        self.life.left(now) > self.idle.left(now)
    }
}

impl OpenSession {
    pub(super) fn new(state: SessionState, context: &Context) -> Self {
        let ends = Ends {
            idle: Deadline::after(context.now, state.idle_timeout),
            life: Deadline::after(context.now, state.expires_in),
            idle_timeout: state.idle_timeout,
        };
        Self { member: state.member, ends }
    }
}

impl Session {
    const fn new(token: Arc<SecretText>) -> Self {
        Self { token, open: None, refresh: Submission::Idle, hand_over: None, accesses: None, problem: None }
    }

    /// Starts a session that a right PIN opened, and saves its token.
    #[must_use]
    pub fn start(session: OpenedSession, context: &Context) -> (Self, Effect) {
        let save = Effect::Store(StoreCommand::SaveSession(Arc::clone(&session.token)));
        let open = Some(OpenSession::new(session.state, context));
        (Self { open, ..Self::new(session.token) }, save)
    }

    /// Resumes a session whose token was saved.
    pub(crate) fn resume(token: Arc<SecretText>, context: &Context) -> (Self, Effect) {
        let mut session = Self::new(token);
        let refresh = session.refresh(context);
        (session, refresh)
    }

    pub(super) fn refresh(&mut self, context: &Context) -> Effect {
        self.problem = None;
        let id = self.refresh.submit((), context);
        Effect::Call(id, Request::Session { token: Arc::clone(&self.token) })
    }

    pub(super) fn open_web(&mut self, context: &Context) -> Effect {
        self.problem = None;
        self.hand_over = Some(context.request_id);
        Effect::Call(context.request_id, Request::HandOver { token: Arc::clone(&self.token) })
    }

    /// Counts a call as activity, as the portal does.
    pub(super) fn used(&mut self, context: &Context) {
        if let Some(OpenSession { ends, .. }) = &mut self.open {
            ends.idle = Deadline::after(context.now, ends.idle_timeout);
        }
    }

    /// Returns when to send [`super::Event::Ticked`].
    #[must_use]
    pub fn deadline(&self, now: Moment) -> Option<Deadline> {
        self.open.as_ref().map(|open| open.ends.first(now))
    }
}
