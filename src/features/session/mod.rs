//! The session: name, last access, time left, and its end.
//!
//! The portal is the judge of when it ends; the phone counts down and warns (WCAG 2.2, success criterion 2.2.1).

#[cfg(feature = "ui")]
pub mod screen;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use crate::domain::limits::SESSION_WARNING;
use crate::domain::{Deadline, Member, Moment, OpenedSession, RequestId, SecretText, SessionState};
use crate::flow::{CallError, Context, Effect, Flow, Input, Response, SessionError, Step};

/// The states of a session.
#[derive(Debug)]
pub enum Session {
    /// "Un momento…": after a restart of the app, asking whether it still is.
    Resuming {
        /// The token that the phone kept.
        token: Arc<SecretText>,
        /// The reply to wait for.
        key: RequestId,
    },
    /// Whether it still is could not be asked.
    NotResumed {
        /// The token that the phone kept.
        token: Arc<SecretText>,
        /// What happened.
        error: CallError,
    },
    /// It is open.
    Open {
        /// What it shows.
        open: Open,
        /// What went wrong with "Seguir conectado".
        error: Option<CallError>,
    },
    /// "Seguir conectado" is on its way.
    Refreshing {
        /// What it shows.
        open: Open,
        /// The reply to wait for.
        key: RequestId,
    },
}

/// An open session.
#[derive(Debug)]
pub struct Open {
    /// Its token.
    pub token: Arc<SecretText>,
    /// Who, and their last access.
    pub member: Member,
    /// When it ends.
    pub ends: Ends,
}

/// When a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Without a call.
    idle: Deadline,
    /// In any case.
    life: Deadline,
}

impl Open {
    fn new(token: Arc<SecretText>, state: SessionState, context: &Context) -> Self {
        Self {
            token,
            member: state.member,
            ends: Ends {
                idle: Deadline::after(context.at, state.idle_timeout),
                life: Deadline::after(context.at, state.expires_in),
            },
        }
    }
}

impl Ends {
    /// The end that comes first.
    #[must_use]
    pub fn first(&self, now: Moment) -> Deadline {
        if self.can_be_kept(now) { self.idle } else { self.life }
    }

    /// Whether to warn that it ends soon.
    #[must_use]
    pub fn warns(&self, now: Moment) -> bool {
        self.first(now).left(now) <= SESSION_WARNING
    }

    /// Whether "Seguir conectado" can help: not where the session's whole life is over first.
    #[must_use]
    pub fn can_be_kept(&self, now: Moment) -> bool {
        self.life.left(now) > self.idle.left(now)
    }
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// "Seguir conectado", or "Reintentar".
    StayConnected,
    /// "Cerrar sesión".
    LogOut,
    /// A deadline of the session may have passed.
    Ticked,
    /// Something came of an effect.
    Received(Response),
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The member ended it.
    LoggedOut,
    /// It ended by itself.
    Expired,
}

impl Session {
    /// A session that a right PIN opened; the phone keeps its token.
    #[must_use]
    pub fn begin(session: OpenedSession, context: &Context) -> (Self, Effect) {
        let keep = Effect::KeepSession { token: Arc::clone(&session.token) };
        (Self::Open { open: Open::new(session.token, session.state, context), error: None }, keep)
    }

    /// A session whose token the phone kept.
    #[must_use]
    pub fn resume(token: Arc<SecretText>, context: &Context) -> (Self, Effect) {
        let ask = Effect::RefreshSession { key: context.key, token: Arc::clone(&token) };
        (Self::Resuming { token, key: context.key }, ask)
    }

    /// Its token.
    #[must_use]
    pub const fn token(&self) -> &Arc<SecretText> {
        match self {
            Self::Resuming { token, .. } | Self::NotResumed { token, .. } => token,
            Self::Open { open, .. } | Self::Refreshing { open, .. } => &open.token,
        }
    }

    /// When the flow wants to be told that time passed.
    #[must_use]
    pub fn deadline(&self, now: Moment) -> Option<Deadline> {
        match self {
            Self::Open { open, .. } | Self::Refreshing { open, .. } => Some(open.ends.first(now)),
            Self::Resuming { .. } | Self::NotResumed { .. } => None,
        }
    }
}

impl Flow for Session {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { context, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (_, Action::LogOut) => Step::Leave(Exit::LoggedOut),
            (Self::Open { open, .. } | Self::Refreshing { open, .. }, Action::Ticked)
                if open.ends.first(context.at).has_passed(context.at) =>
            {
                Step::Leave(Exit::Expired)
            }
            (Self::Open { open, .. }, Action::StayConnected) => {
                let ask = Effect::RefreshSession { key: context.key, token: Arc::clone(&open.token) };
                Step::ask(Self::Refreshing { open, key: context.key }, ask)
            }
            (Self::NotResumed { token, .. }, Action::StayConnected) => {
                let (state, ask) = Self::resume(token, &context);
                Step::ask(state, ask)
            }
            (
                state @ (Self::Resuming { key, .. } | Self::Refreshing { key, .. }),
                Action::Received(Response::SessionRefreshed(answered, result)),
            ) if key == answered => state.refreshed(result, &context),
            // Stray: a second tap on "Seguir conectado", a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

impl Session {
    fn refreshed(self, result: Result<SessionState, SessionError>, context: &Context) -> Step<Self> {
        match (self, result) {
            (_, Err(SessionError::Over)) => Step::Leave(Exit::Expired),
            (state, Ok(fresh)) => {
                let open = Open::new(Arc::clone(state.token()), fresh, context);
                Step::stay(Self::Open { open, error: None })
            }
            (Self::Open { open, .. } | Self::Refreshing { open, .. }, Err(SessionError::CallError(error))) => {
                Step::stay(Self::Open { open, error: Some(error) })
            }
            (Self::Resuming { token, .. } | Self::NotResumed { token, .. }, Err(SessionError::CallError(error))) => {
                Step::stay(Self::NotResumed { token, error })
            }
        }
    }
}
