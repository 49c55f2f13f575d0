//! Events of freezing the access.

use std::sync::Arc;

use super::{Freeze, ReceiptProblem, ReceiptStep};
use crate::domain::{ReceiptDraft, RequestId};
use crate::flow::{Context, Effect, Flow, FreezeError, Haptic, Outcome, Request, Response, Step, StoreCommand};

#[derive(Debug)]
pub enum Event {
    Typed(ReceiptDraft),
    /// "Congelar mi acceso".
    Freeze,
    /// "Regresar".
    Back,
    Received(Outcome),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Back,
}

impl Flow for Freeze {
    type Event = Event;
    type Exit = Exit;

    /// Also after the member went back: the access may be frozen nevertheless.
    fn awaits(&self, id: RequestId) -> bool {
        match self {
            Self::Receipt(step) => step.submission.may_concern(id),
            Self::Frozen => false,
        }
    }

    fn update(self, event: Event, context: &Context) -> Step<Self> {
        match (self, event) {
            (Self::Receipt(step), event) => step.update(event, context),
            (Self::Frozen, Event::Back) => Step::Leave(Exit::Back),
            (Self::Frozen, Event::Typed(_) | Event::Freeze | Event::Received(_)) => Step::stay(Self::Frozen),
        }
    }
}

impl ReceiptStep {
    fn update(mut self, event: Event, context: &Context) -> Step<Freeze> {
        let mut effects = Vec::new();
        match event {
            Event::Back if self.submission.is_pending() => self.submission.abandon(),
            Event::Back => return Step::Leave(Exit::Back),
            Event::Received(Ok(Response::Freeze(Ok(())))) => {
                // Every session of the member is over, also one that this phone saved.
                let forget = Effect::Store(StoreCommand::ClearSession);
                return Step::Stay(Freeze::Frozen, vec![Effect::Haptic(Haptic::Done), forget]);
            }
            // The member went back, and the answer was no success: the form does not show it.
            Event::Received(_) if !self.submission.is_pending() => {}
            Event::Received(Ok(Response::Freeze(Err(FreezeError::ReceiptOver)))) => {
                self.submission.settle();
                effects.push(self.refuse(ReceiptProblem::Over));
            }
            Event::Received(Ok(_)) => {}
            Event::Received(Err(error)) => {
                self.submission.fail(&error);
                effects.push(self.refuse(ReceiptProblem::NotSent(error)));
            }
            // A second tap, or a letter while the receipt is sent.
            Event::Typed(_) | Event::Freeze if self.submission.is_pending() => {}
            Event::Typed(draft) => {
                self.draft = draft;
                self.problem = None;
            }
            Event::Freeze => match self.draft.read() {
                Ok(receipt) => {
                    self.problem = None;
                    let receipt = Arc::new(receipt);
                    let id = self.submission.submit(Arc::clone(&receipt), context);
                    effects.push(Effect::Call(id, Request::Freeze { receipt }));
                }
                Err(error) => effects.push(self.refuse(ReceiptProblem::Unreadable(error))),
            },
        }
        Step::Stay(Freeze::Receipt(self), effects)
    }

    fn refuse(&mut self, problem: ReceiptProblem) -> Effect {
        self.problem = Some(problem);
        Effect::Haptic(Haptic::Refused)
    }
}
