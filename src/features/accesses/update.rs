//! What happens in "Mis celulares y accesos".

use std::sync::Arc;

use super::{Accesses, Change, Done, Question};
use crate::domain::{RequestId, SecretText};
use crate::flow::{
    CallError, Context, Effect, Flow, Haptic, Outcome, Request, Response, SessionError, Step, Submission,
};

#[derive(Debug)]
pub enum Event {
    /// "Quitar", or "Cerrar las demás sesiones".
    Ask(Change),
    /// The answer to the question: yes.
    Confirm,
    /// "Reintentar", where a list did not arrive.
    Retry,
    /// "Regresar", and the answer to the question: no.
    Back,
    Received(RequestId, Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Back,
    SessionOver,
}

impl Flow for Accesses {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        self.phones.load.awaits(id)
            || self.accesses.load.awaits(id)
            // Also after the member stopped waiting: the change may be done nevertheless.
            || self.question.as_ref().is_some_and(|question| question.submission.may_concern(id))
    }

    fn update(mut self, event: Event, context: &Context) -> Step<Self> {
        match (event, &mut self.question) {
            (Event::Received(id, outcome), _) => self.received(id, outcome, context),
            (Event::Ask(change), None) => {
                self.done = None;
                self.question = Some(Question { change, submission: Submission::Idle, error: None });
                Step::stay(self)
            }
            (Event::Confirm, Some(question)) if !question.submission.is_pending() => {
                let call = question.confirm(&self.token, context);
                Step::with(self, call)
            }
            (Event::Back, Some(question)) if question.submission.is_pending() => {
                question.submission.abandon();
                Step::stay(self)
            }
            (Event::Back, Some(question)) => {
                let may_be_done = question.submission.body().is_some();
                self.question = None;
                let reload = may_be_done.then(|| self.ask_phones(context));
                Step::Stay(self, reload.into_iter().collect())
            }
            (Event::Back, None) => Step::Leave(Exit::Back),
            (Event::Retry, None) => {
                let mut effects = Vec::new();
                if self.phones.error.is_some() {
                    effects.push(self.ask_phones(context));
                }
                if self.accesses.error.is_some() {
                    effects.push(self.ask_accesses(context));
                }
                Step::Stay(self, effects)
            }
            // A second tap.
            (Event::Ask(_) | Event::Retry, Some(_)) | (Event::Confirm, _) => Step::stay(self),
        }
    }
}

impl Accesses {
    fn received(mut self, id: RequestId, outcome: Outcome, context: &Context) -> Step<Self> {
        match outcome {
            Ok(Response::Phones(Ok(phones))) => self.phones.receive(phones),
            Ok(Response::Accesses(Ok(accesses))) => self.accesses.receive(accesses),
            Ok(Response::RemovePhone(Ok(())) | Response::EndOtherSessions(Ok(()))) => return self.changed(context),
            Ok(
                Response::Phones(Err(SessionError::Over))
                | Response::Accesses(Err(SessionError::Over))
                | Response::RemovePhone(Err(SessionError::Over))
                | Response::EndOtherSessions(Err(SessionError::Over)),
            ) => return Step::Leave(Exit::SessionOver),
            Ok(_) => {}
            Err(error) if self.phones.load.awaits(id) => self.phones.fail(error),
            Err(error) if self.accesses.load.awaits(id) => self.accesses.fail(error),
            Err(error) => {
                if let Some(question) = &mut self.question
                    && question.submission.is_pending()
                {
                    question.fail(error);
                    return Step::with(self, Effect::Haptic(Haptic::Refused));
                }
            }
        }
        Step::stay(self)
    }

    /// The portal did what was asked.
    fn changed(mut self, context: &Context) -> Step<Self> {
        let mut effects = vec![Effect::Haptic(Haptic::Done)];
        match self.question.take().map(|question| question.change) {
            Some(Change::RemovePhone(removed)) => {
                self.done = Some(Done::PhoneRemoved);
                if let Some(phones) = &mut self.phones.items {
                    phones.retain(|phone| phone.id != removed.id);
                }
                // What the portal has is shown, not what was asked for.
                effects.push(self.ask_phones(context));
            }
            Some(Change::EndOtherSessions) => self.done = Some(Done::OtherSessionsEnded),
            None => {}
        }
        Step::Stay(self, effects)
    }
}

impl Question {
    fn confirm(&mut self, token: &Arc<SecretText>, context: &Context) -> Effect {
        self.error = None;
        let token = Arc::clone(token);
        let request = match &self.change {
            Change::RemovePhone(phone) => Request::RemovePhone { token, phone: phone.id.clone() },
            Change::EndOtherSessions => Request::EndOtherSessions { token },
        };
        Effect::Call(self.submission.submit((), context), request)
    }

    fn fail(&mut self, error: CallError) {
        self.submission.fail(&error);
        self.error = Some(error);
    }
}
