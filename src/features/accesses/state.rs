//! The lists, and the question before a change.

use std::sync::Arc;

use crate::domain::{Access, ListedPhone, PhoneId, RequestId, SecretText};
use crate::flow::{CallError, Context, Effect, Request, Submission};

#[derive(Debug)]
pub struct Accesses {
    pub(super) token: Arc<SecretText>,
    pub phones: Listing<ListedPhone>,
    pub accesses: Listing<Access>,
    /// "¿Quitar este celular?" or "¿Cerrar las demás sesiones?", while the member is asked.
    pub question: Option<Question>,
    /// The last change, until the next question.
    pub done: Option<Done>,
}

/// A list that the portal sends.
#[derive(Debug)]
pub struct Listing<T> {
    /// None until it arrived for the first time.
    pub items: Option<Vec<T>>,
    pub load: Submission<()>,
    pub error: Option<CallError>,
}

/// A change that the member is asked about and then waits for.
#[derive(Debug)]
pub struct Question {
    pub change: Change,
    pub submission: Submission<()>,
    pub error: Option<CallError>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    RemovePhone(ListedPhone),
    EndOtherSessions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    PhoneRemoved,
    OtherSessionsEnded,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { items: None, load: Submission::Idle, error: None }
    }
}

impl<T> Listing<T> {
    /// Marks the list as asked for. Returns the id to ask under.
    pub(super) fn ask(&mut self, context: &Context) -> RequestId {
        self.error = None;
        self.load.submit((), context)
    }

    pub(super) fn receive(&mut self, items: Vec<T>) {
        self.load.settle();
        self.items = Some(items);
    }

    pub(super) fn fail(&mut self, error: CallError) {
        self.load.fail(&error);
        self.error = Some(error);
    }
}

impl Accesses {
    /// Asks for both lists.
    #[must_use]
    pub fn start(token: Arc<SecretText>, context: &Context) -> (Self, Vec<Effect>) {
        let (phones, accesses) = (Listing::default(), Listing::default());
        let mut flow = Self { token, phones, accesses, question: None, done: None };
        let effects = vec![flow.ask_phones(context), flow.ask_accesses(context)];
        (flow, effects)
    }

    /// Returns the phone that the portal is asked to remove, or was.
    #[must_use]
    pub fn removing(&self) -> Option<&PhoneId> {
        match self.question.as_ref().map(|question| &question.change) {
            Some(Change::RemovePhone(phone)) => Some(&phone.id),
            Some(Change::EndOtherSessions) | None => None,
        }
    }

    pub(super) fn ask_phones(&mut self, context: &Context) -> Effect {
        Effect::Call(self.phones.ask(context), Request::Phones { token: Arc::clone(&self.token) })
    }

    pub(super) fn ask_accesses(&mut self, context: &Context) -> Effect {
        // Both lists may be asked for in one step.
        let context = Context { request_id: context.request_id.sibling(), ..context.clone() };
        Effect::Call(self.accesses.ask(&context), Request::Accesses { token: Arc::clone(&self.token) })
    }
}
