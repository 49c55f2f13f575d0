//! Events of the session.

use super::{OpenSession, Session};
use crate::domain::RequestId;
use crate::flow::{Context, Flow, Outcome, Response, SessionError, Step};

#[derive(Debug)]
pub enum Event {
    /// "Seguir conectado", or "Reintentar".
    StayConnected,
    /// "Cerrar sesión".
    LogOut,
    /// A deadline may have passed.
    Ticked,
    Received(Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    LoggedOut,
    Expired,
}

impl Flow for Session {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        self.refresh.awaits(id)
    }

    fn update(mut self, event: Event, context: &Context) -> Step<Self> {
        match event {
            Event::LogOut => Step::Leave(Exit::LoggedOut),
            Event::Ticked => match &self.open {
                Some(open) if open.ends.first(context.now).has_passed(context.now) => Step::Leave(Exit::Expired),
                Some(_) | None => Step::stay(self),
            },
            Event::StayConnected if self.refresh.is_pending() => Step::stay(self),
            Event::StayConnected => {
                let refresh = self.refresh(context);
                Step::with(self, refresh)
            }
            Event::Received(Ok(Response::Session(Err(SessionError::Over)))) => Step::Leave(Exit::Expired),
            Event::Received(Ok(Response::Session(Ok(state)))) => {
                self.refresh.settle();
                self.open = Some(OpenSession::new(state, context));
                Step::stay(self)
            }
            Event::Received(Ok(_)) => Step::stay(self),
            Event::Received(Err(error)) => {
                self.refresh.fail(&error);
                self.error = Some(error);
                Step::stay(self)
            }
        }
    }
}
