//! Events of the session.

use std::sync::Arc;

use super::{OpenSession, Session, SessionProblem};
use crate::domain::RequestId;
use crate::features::accesses::{self, Accesses};
use crate::flow::{Context, Effect, Flow, NoAppError, Outcome, Response, SessionError, Step};

#[derive(Debug)]
pub enum Event {
    /// "Seguir conectado", or "Reintentar".
    StayConnected,
    /// "Abrir el portal web", where the portal hands the session over.
    OpenWeb,
    /// "Mis celulares y accesos".
    OpenAccesses,
    Accesses(accesses::Event),
    /// "Cerrar sesión".
    LogOut,
    /// A deadline may have passed.
    Ticked,
    Received(RequestId, Outcome),
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
            || self.hand_over == Some(id)
            || self.accesses.as_ref().is_some_and(|flow| flow.awaits(id))
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
            // A second tap, or not open yet.
            Event::OpenWeb if self.open.is_none() || self.hand_over.is_some() => Step::stay(self),
            Event::OpenWeb => {
                let ask = self.open_web(context);
                Step::with(self, ask)
            }
            Event::OpenAccesses if self.open.is_none() || self.accesses.is_some() => Step::stay(self),
            Event::OpenAccesses => {
                let (flow, effects) = Accesses::start(Arc::clone(&self.token), context);
                Step::Stay(Self { accesses: Some(flow), problem: None, ..self }, effects)
            }
            Event::Accesses(event) => self.accesses(event, context),
            Event::Received(id, outcome) => self.received(id, outcome, context),
        }
    }
}

impl Session {
    fn accesses(mut self, event: accesses::Event, context: &Context) -> Step<Self> {
        let Some(flow) = self.accesses.take() else { return Step::stay(self) };
        match flow.update(event, context) {
            Step::Stay(flow, effects) => Step::Stay(Self { accesses: Some(flow), ..self }, effects),
            Step::Leave(accesses::Exit::Back) => Step::stay(self),
            Step::Leave(accesses::Exit::SessionOver) => Step::Leave(Exit::Expired),
        }
    }

    fn received(mut self, id: RequestId, outcome: Outcome, context: &Context) -> Step<Self> {
        if outcome.as_ref().is_ok_and(|response| !matches!(response, Response::LinkOpened(_))) {
            self.used(context);
        }
        if self.accesses.as_ref().is_some_and(|flow| flow.awaits(id)) {
            return self.accesses(accesses::Event::Received(id, outcome), context);
        }
        match outcome {
            Ok(Response::Session(Err(SessionError::Over)) | Response::HandOver(Err(SessionError::Over))) => {
                return Step::Leave(Exit::Expired);
            }
            Ok(Response::Session(Ok(state))) => {
                self.refresh.settle();
                self.open = Some(OpenSession::new(state, context));
            }
            Ok(Response::HandOver(Ok(link))) => {
                self.hand_over = Some(context.request_id);
                return Step::with(self, Effect::OpenLink(context.request_id, link));
            }
            Ok(Response::LinkOpened(opened)) => {
                self.hand_over = None;
                self.problem = opened.err().map(|NoAppError| SessionProblem::NoBrowser);
            }
            Ok(_) => {}
            Err(error) if self.hand_over == Some(id) => {
                self.hand_over = None;
                self.problem = Some(SessionProblem::NotHandedOver(error));
            }
            Err(error) => {
                self.refresh.fail(&error);
                self.problem = Some(SessionProblem::NotRefreshed(error));
            }
        }
        Step::stay(self)
    }
}
