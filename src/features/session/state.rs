//! The states of a session.

use std::sync::Arc;

use crate::domain::limits::TIME_WARNING;
use crate::domain::{Deadline, Member, Moment, OpenedSession, SecretText, SessionState};
use crate::flow::{CallError, Context, Effect, Request, StoreCommand, Submission};

#[derive(Debug)]
pub struct Session {
    pub token: Arc<SecretText>,
    /// `None` after a restart of the app, until the portal described the session.
    pub open: Option<OpenSession>,
    pub refresh: Submission<()>,
    /// Why the session could not be refreshed.
    pub error: Option<CallError>,
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
}

impl Ends {
    pub fn first(&self, now: Moment) -> Deadline {
        if self.can_be_extended(now) { self.idle } else { self.life }
    }

    /// Returns whether to warn that the session ends soon.
    pub fn warns(&self, now: Moment) -> bool {
        self.first(now).left(now) <= TIME_WARNING
    }

    /// Returns whether "Seguir conectado" helps: not if the session's maximum life ends first.
    pub fn can_be_extended(&self, now: Moment) -> bool {
        self.life.left(now) > self.idle.left(now)
    }
}

impl OpenSession {
    pub(super) fn new(state: SessionState, context: &Context) -> Self {
        let ends = Ends {
            idle: Deadline::after(context.now, state.idle_timeout),
            life: Deadline::after(context.now, state.expires_in),
        };
        Self { member: state.member, ends }
    }
}

impl Session {
    /// Starts a session that a right PIN opened, and saves its token.
    #[must_use]
    pub fn start(session: OpenedSession, context: &Context) -> (Self, Effect) {
        let save = Effect::Store(StoreCommand::SaveSession(Arc::clone(&session.token)));
        let open = Some(OpenSession::new(session.state, context));
        (Self { token: session.token, open, refresh: Submission::Idle, error: None }, save)
    }

    /// Resumes a session whose token was saved.
    #[must_use]
    pub fn resume(token: Arc<SecretText>, context: &Context) -> (Self, Effect) {
        let mut session = Self { token, open: None, refresh: Submission::Idle, error: None };
        let refresh = session.refresh(context);
        (session, refresh)
    }

    pub(super) fn refresh(&mut self, context: &Context) -> Effect {
        self.error = None;
        let id = self.refresh.submit((), context);
        Effect::Call(id, Request::Session { token: Arc::clone(&self.token) })
    }

    /// Returns when to send [`super::Event::Ticked`].
    pub fn deadline(&self, now: Moment) -> Option<Deadline> {
        self.open.as_ref().map(|open| open.ends.first(now))
    }
}
