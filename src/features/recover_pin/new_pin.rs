//! Choosing the new PIN on the keypad, twice, and putting it in force.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Answers, Event, FormProblem, RecoverPin};
use crate::api::WeakPinReason;
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{Deadline, Pin, RecoveryId, SecretText, Username, Weakness, sealed};
use crate::features::code_entry::LeftCodes;
use crate::features::keypad::{Key, Keypad, Taken};
use crate::flow::{CallError, Context, Effect, Haptic, Outcome, Request, Response, SetPinError, Step, Submission};

#[derive(Debug)]
pub struct NewPinStep {
    pub grant: PinGrant,
    /// The PIN as it was entered first; the second entry confirms it.
    pub first: Option<Arc<Pin>>,
    pub keypad: Keypad,
    pub save: Submission<Arc<Pin>>,
    pub problem: Option<PinProblem>,
    /// Whether a PIN of this grant may be in force: one was sent, or the process before this one may have sent one.
    may_be_saved: bool,
}

/// The permission to choose a PIN. It is saved in the sealed store, as a session's token is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PinGrant {
    pub recovery: RecoveryId,
    /// Good once.
    #[serde(with = "sealed")]
    pub grant: Arc<SecretText>,
    pub until: Deadline,
    /// None where the username is on its way.
    pub username: Option<Username>,
    #[serde(rename = "form")]
    pub answers: Answers,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinProblem {
    Weak(WeakPinReason),
    Differs,
    /// "Reintentar" sends the same PIN again.
    NotSaved(CallError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewPinPhase {
    Choosing,
    Confirming,
    /// "Guardando…"
    Saving,
    /// Saving failed: "Reintentar".
    Unsaved,
}

impl NewPinStep {
    #[must_use]
    pub fn new(grant: PinGrant, context: &Context) -> Self {
        let keypad = Keypad::new(PIN_LENGTH, context);
        Self { grant, first: None, keypad, save: Submission::Idle, problem: None, may_be_saved: false }
    }

    /// Restores the step at its first digit.
    #[must_use]
    pub(super) fn restore(grant: PinGrant, context: &Context) -> Self {
        Self { may_be_saved: true, ..Self::new(grant, context) }
    }

    #[must_use]
    pub const fn phase(&self) -> NewPinPhase {
        if self.save.is_pending() {
            NewPinPhase::Saving
        } else if matches!(self.problem, Some(PinProblem::NotSaved(_))) {
            NewPinPhase::Unsaved
        } else if self.first.is_some() {
            NewPinPhase::Confirming
        } else {
            NewPinPhase::Choosing
        }
    }

    pub(super) fn update(mut self, event: Event, context: &Context) -> Step<RecoverPin> {
        match (self.phase(), event) {
            // A new PIN needs the grant: going back starts again.
            (NewPinPhase::Choosing, Event::Back) => self.start_again(None, context),
            (NewPinPhase::Choosing | NewPinPhase::Confirming, Event::Ticked)
                if self.grant.until.has_passed(context.now) =>
            {
                let problem = if self.may_be_saved { FormProblem::GrantOver } else { FormProblem::TimeOver };
                self.start_again(Some(problem), context)
            }
            (NewPinPhase::Confirming | NewPinPhase::Unsaved, Event::Back) => {
                self.choose_again(None, context);
                Step::stay(RecoverPin::NewPin(self))
            }
            (NewPinPhase::Choosing | NewPinPhase::Confirming, Event::Key(key)) => self.key(&key, context),
            (NewPinPhase::Unsaved, Event::Retry) => {
                let effects = match self.save.retry(context) {
                    Some((id, pin)) => vec![self.call(id, pin)],
                    None => Vec::new(),
                };
                Step::Stay(RecoverPin::NewPin(self), effects)
            }
            (NewPinPhase::Saving, Event::Received(outcome)) => self.saved(outcome, context),
            // A key while the PIN is saved, a second tap.
            (_, _) => Step::stay(RecoverPin::NewPin(self)),
        }
    }

    fn key(mut self, key: &Key, context: &Context) -> Step<RecoverPin> {
        let taken = self.keypad.take(key, context);
        if taken == Taken::Ignored {
            return Step::stay(RecoverPin::NewPin(self));
        }
        self.problem = None;
        let effect = match (taken, self.keypad.pin(), self.first.clone()) {
            (Taken::Complete, Some(pin), None) => match pin.weakness() {
                None => {
                    self.first = Some(Arc::new(pin));
                    self.keypad = Keypad::new(self.keypad.length(), context);
                    Effect::Haptic(Haptic::Key)
                }
                Some(weakness) => self.refuse(PinProblem::Weak(weakness.into()), context),
            },
            (Taken::Complete, Some(pin), Some(first)) if *first == pin => {
                let id = self.save.submit(Arc::clone(&first), context);
                self.call(id, first)
            }
            (Taken::Complete, Some(_), Some(_)) => self.refuse(PinProblem::Differs, context),
            _ => Effect::Haptic(Haptic::Key),
        };
        Step::with(RecoverPin::NewPin(self), effect)
    }

    fn call(&mut self, id: crate::domain::RequestId, pin: Arc<Pin>) -> Effect {
        self.problem = None;
        self.may_be_saved = true;
        let (recovery, grant) = (self.grant.recovery.clone(), Arc::clone(&self.grant.grant));
        Effect::Call(id, Request::ChoosePin { recovery, grant, pin })
    }

    fn saved(mut self, outcome: Outcome, context: &Context) -> Step<RecoverPin> {
        match outcome {
            Ok(Response::ChoosePin(Ok(()))) => {
                Step::with(RecoverPin::PinChanged { username: self.grant.username }, Effect::Haptic(Haptic::Done))
            }
            Ok(Response::ChoosePin(Err(SetPinError::Weak(reason)))) => {
                self.save.settle();
                let refused = self.refuse(PinProblem::Weak(reason), context);
                Step::with(RecoverPin::NewPin(self), refused)
            }
            Ok(Response::ChoosePin(Err(SetPinError::RecoveryOver))) => {
                self.start_again(Some(FormProblem::GrantOver), context)
            }
            Ok(_) => Step::stay(RecoverPin::NewPin(self)),
            Err(error) => {
                self.save.fail(&error);
                self.problem = Some(PinProblem::NotSaved(error));
                Step::stay(RecoverPin::NewPin(self))
            }
        }
    }

    fn refuse(&mut self, problem: PinProblem, context: &Context) -> Effect {
        self.choose_again(Some(problem), context);
        Effect::Haptic(Haptic::Refused)
    }

    fn choose_again(&mut self, problem: Option<PinProblem>, context: &Context) {
        self.first = None;
        self.keypad = Keypad::new(PIN_LENGTH, context);
        self.problem = problem;
    }

    fn start_again(self, problem: Option<FormProblem>, context: &Context) -> Step<RecoverPin> {
        RecoverPin::ask_again(self.grant.answers, problem, LeftCodes::default(), context)
    }
}

impl From<Weakness> for WeakPinReason {
    fn from(weakness: Weakness) -> Self {
        match weakness {
            Weakness::Repeated => Self::Repeated,
            Weakness::Run => Self::Run,
        }
    }
}
