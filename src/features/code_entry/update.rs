//! Events of the code entry.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::{CodeEntry, CodeField, CodeInput, CodeProblem, CodeRefusal, Phase, RefusedText};
use crate::domain::{CodeAccepted, CodeSent, RequestId, SecurityCode, redacted_debug};
use crate::features::keypad::{Key, Taken};
use crate::flow::{
    CodeError, Context, Delivery, Effect, Flow, Haptic, Outcome, RecoveryError, Request, Response, SmsCommand, Step,
    Submission,
};

#[derive(Debug)]
pub enum Event {
    Key(Key),
    /// The input holds another text: typed, pasted or filled in by the phone.
    Filled(CodeText),
    /// "Pegar código": the text of the clipboard.
    Pasted(CodeText),
    /// "Reenviar", or another way to get a code.
    Resend(Delivery),
    /// "Reintentar": checks the same code again, or asks for another one again.
    Retry,
    /// "Regresar".
    Back,
    CodeArrived(Arc<SecurityCode>),
    /// A text message came that answers the app's own request and cannot be read.
    TextRefused(Arc<RefusedText>),
    /// A deadline may have passed.
    Ticked,
    Received(Outcome),
}

pub struct CodeText(Zeroizing<String>);

redacted_debug!(CodeText);

/// Characters of a text that are read: more than any message has, so that a longer text is no message.
const PASTE_LENGTH: usize = 400;

impl CodeText {
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.chars().take(PASTE_LENGTH).collect()))
    }
}

#[derive(Debug)]
pub enum Exit {
    Accepted(CodeAccepted),
    /// Start again: too many tries, or used.
    RecoveryOver,
    /// Back to the answers. The code stays valid.
    Back(Box<CodeEntry>),
}

impl Flow for CodeEntry {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        self.checks.sent.awaits(id) || self.resend.awaits(id)
    }

    fn update(mut self, event: Event, context: &Context) -> Step<Self> {
        match (self.phase(), event) {
            (_, Event::Back) => Step::Leave(Exit::Back(Box::new(self))),
            (Phase::Checking, Event::Received(outcome)) => self.checked(outcome, context),
            (Phase::Resending, Event::Received(outcome)) => self.resent(outcome, context),
            (Phase::Entering | Phase::Unchecked, Event::Key(key)) => self.key(&key, context),
            (Phase::Entering | Phase::Unchecked, Event::Filled(text)) => {
                let input = self.field(context).changed(&text.0);
                self.filled(&input, context)
            }
            (Phase::Entering | Phase::Unchecked, Event::Pasted(text)) => {
                let input = self.field(context).pasted(&text.0);
                self.filled(&input, context)
            }
            (Phase::Entering | Phase::Unchecked | Phase::Expired, Event::Resend(delivery))
                if self.can_resend(context.now) =>
            {
                self.resend(delivery, context)
            }
            // After the expiry too: a code whose request was lost may arrive.
            (Phase::Entering | Phase::Unchecked | Phase::Expired, Event::CodeArrived(code))
                if !self.is_known_wrong(&code) =>
            {
                self.arrive(code, context)
            }
            // The member was faster than the message, or the message faster than the response: its code is checked next.
            (Phase::Checking, Event::CodeArrived(code)) if self.checks.sent.body() != Some(&code) => {
                self.arrived = Some(code);
                Step::stay(self)
            }
            (Phase::Resending, Event::CodeArrived(code)) => {
                self.arrived = Some(code);
                Step::stay(self)
            }
            (Phase::Unchecked, Event::Retry) => match self.checks.sent.retry(context) {
                Some((id, code)) => self.send_check(id, code),
                None => Step::stay(self),
            },
            (Phase::Entering | Phase::Expired, Event::Retry) if self.can_resend(context.now) => {
                match self.resend.retry(context) {
                    Some((id, delivery)) => self.send_resend(id, delivery),
                    None => Step::stay(self),
                }
            }
            (Phase::Entering, Event::Ticked) if self.message.expires.has_passed(context.now) => self.expire(context),
            (phase, Event::TextRefused(text)) => self.text_refused(phase, text),
            // A key during a request, a resend too early, the same message twice.
            (
                Phase::Entering | Phase::Checking | Phase::Unchecked | Phase::Resending | Phase::Expired,
                Event::Key(_)
                | Event::Filled(_)
                | Event::Pasted(_)
                | Event::Resend(_)
                | Event::Retry
                | Event::Ticked
                | Event::CodeArrived(_)
                | Event::Received(_),
            ) => Step::stay(self),
        }
    }
}

impl CodeEntry {
    fn is_known_wrong(&self, code: &SecurityCode) -> bool {
        self.checks.wrong.as_ref().is_some_and(|(wrong, _)| **wrong == *code)
    }

    fn key(mut self, key: &Key, context: &Context) -> Step<Self> {
        // After a failed check, a key starts another code.
        let taken = match self.phase() {
            Phase::Unchecked => self.keypad.restart_with(key, context),
            _ => self.keypad.take(key, context),
        };
        match taken {
            Taken::Ignored => Step::stay(self),
            Taken::Changed => {
                self.problem = None;
                Step::with(self, Effect::Haptic(Haptic::Key))
            }
            Taken::Complete => self.complete(context),
        }
    }

    fn field<'a>(&'a self, context: &'a Context) -> CodeField<'a> {
        CodeField { host: &context.portal_host, length: self.keypad.length(), held: self.keypad.expose() }
    }

    /// Shows the digits that count. A refusal is shown; complete new digits are checked.
    fn filled(mut self, input: &CodeInput, context: &Context) -> Step<Self> {
        let unchecked = self.phase() == Phase::Unchecked;
        // "Reintentar" stays until another code is entered.
        if unchecked && input.refusal().is_some() {
            return Step::stay(self);
        }
        // After a failed check, the same code is sent again.
        let changed = unchecked || input.digits() != self.keypad.expose();
        let taken = if changed { self.keypad.fill(input.digits(), context) } else { Taken::Ignored };
        match (taken, input.refusal()) {
            (Taken::Complete, _) => self.complete(context),
            (_, Some(refusal)) => {
                self.problem = Some(CodeProblem::Refused(refusal));
                Step::stay(self)
            }
            (Taken::Changed, None) => {
                self.problem = None;
                Step::stay(self)
            }
            (Taken::Ignored, None) => Step::stay(self),
        }
    }

    fn arrive(mut self, code: Arc<SecurityCode>, context: &Context) -> Step<Self> {
        // The boxes show what the phone filled in.
        self.keypad.fill(code.expose(), context);
        self.check(code, context)
    }

    fn complete(self, context: &Context) -> Step<Self> {
        match self.keypad.code() {
            Some(code) => self.check(Arc::new(code), context),
            None => self.refuse(CodeProblem::Refused(CodeRefusal::NotACode), context),
        }
    }

    fn check(mut self, code: Arc<SecurityCode>, context: &Context) -> Step<Self> {
        if let Some((wrong, attempts_left)) = &self.checks.wrong
            && *wrong == code
        {
            let attempts_left = *attempts_left;
            return self.refuse(CodeProblem::Wrong { attempts_left }, context);
        }
        let id = self.checks.sent.submit(Arc::clone(&code), context);
        self.send_check(id, code)
    }

    fn send_check(mut self, id: RequestId, code: Arc<SecurityCode>) -> Step<Self> {
        self.problem = None;
        let request = Request::CheckCode { recovery: self.message.recovery.clone(), code };
        Step::with(self, Effect::Call(id, request))
    }

    fn refuse(mut self, problem: CodeProblem, context: &Context) -> Step<Self> {
        self.keypad.clear(context);
        self.problem = Some(problem);
        Step::with(self, Effect::Haptic(Haptic::Refused))
    }

    /// Takes no more digits. The error of a request for another code stays.
    fn expire(mut self, context: &Context) -> Step<Self> {
        self.expired = true;
        // The portal may have said it before the phone's clock.
        self.message.expires = self.message.expires.at_latest(context.now);
        self.keypad.clear(context);
        if !matches!(self.problem, Some(CodeProblem::NotResent(_))) {
            self.problem = None;
        }
        Step::with(self, Effect::Haptic(Haptic::Refused))
    }

    fn checked(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        let arrived = self.arrived.take();
        match outcome {
            Ok(Response::CheckCode(Ok(accepted))) => Step::Leave(Exit::Accepted(accepted)),
            Ok(Response::CheckCode(Err(CodeError::RecoveryOver))) => Step::Leave(Exit::RecoveryOver),
            Ok(Response::CheckCode(Err(CodeError::Wrong { attempts_left }))) => {
                self.checks.wrong = self.checks.sent.settle().map(|code| (code, attempts_left));
                match arrived {
                    Some(code) => self.arrive(code, context),
                    None => self.refuse(CodeProblem::Wrong { attempts_left }, context),
                }
            }
            Ok(Response::CheckCode(Err(CodeError::Expired))) => {
                self.checks.sent.settle();
                match arrived {
                    Some(code) => self.arrive(code, context),
                    None => self.expire(context),
                }
            }
            Ok(_) => Step::stay(self),
            Err(error) => {
                self.checks.sent.fail(&error);
                if let Some(code) = arrived {
                    self.keypad.fill(code.expose(), context);
                    self.checks.sent = Submission::NotDone { body: code };
                }
                self.problem = Some(CodeProblem::NotChecked(error));
                Step::stay(self)
            }
        }
    }

    /// Shows the text. Later messages go to the member's inbox: what changed this one may change the next.
    fn text_refused(mut self, phase: Phase, text: Arc<RefusedText>) -> Step<Self> {
        self.refused = Some(text);
        self.message.to_inbox = true;
        if phase == Phase::Entering {
            self.problem = Some(CodeProblem::TextRefused);
        }
        Step::stay(self)
    }

    fn resend(mut self, delivery: Delivery, context: &Context) -> Step<Self> {
        if self.keypad.is_full() {
            self.keypad.clear(context);
        }
        let delivery = match delivery {
            Delivery::Autofill(_) if self.message.to_inbox => Delivery::Inbox,
            delivery => delivery,
        };
        let id = self.resend.submit(delivery.clone(), context);
        self.send_resend(id, delivery)
    }

    fn send_resend(mut self, id: RequestId, delivery: Delivery) -> Step<Self> {
        self.problem = None;
        let request = Request::Resend { recovery: self.message.recovery.clone(), delivery };
        Step::with(self, Effect::Call(id, request))
    }

    fn resent(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        let arrived = self.arrived.take();
        match (outcome, arrived) {
            (Ok(Response::CodeSent(Ok(sent))), arrived) => self.replace_message(sent, arrived, context),
            // A resend has no field and no proof: after such a refusal the recovery cannot continue.
            (
                Ok(Response::CodeSent(Err(
                    RecoveryError::RecoveryOver | RecoveryError::ProofRefused | RecoveryError::FieldRefused { .. },
                ))),
                _,
            ) => Step::Leave(Exit::RecoveryOver),
            (Ok(_), _) => Step::stay(self),
            // Whatever the outcome of the resend, the code that arrived is checked.
            (Err(error), Some(code)) => {
                self.resend.fail(&error);
                self.arrive(code, context)
            }
            (Err(error), None) => {
                self.resend.fail(&error);
                self.keypad.reshuffle(context);
                self.problem = Some(CodeProblem::NotResent(error));
                Step::stay(self)
            }
        }
    }

    fn replace_message(mut self, sent: CodeSent, arrived: Option<Arc<SecurityCode>>, context: &Context) -> Step<Self> {
        let delivery = self.resend.settle();
        let (mut entry, await_code) = Self::start(sent, self.message.phone_tail, context);
        entry.message.to_inbox = self.message.to_inbox || delivery == Some(Delivery::Inbox);
        entry.message.by_call = delivery == Some(Delivery::Call);
        // The phone has a fresh token for a code that it can fill in. For another one its old token stays, and brings void codes.
        if !matches!(delivery, Some(Delivery::Autofill(_))) {
            return Step::Stay(entry, vec![Effect::Sms(SmsCommand::Stop), await_code]);
        }
        let step = match arrived {
            Some(code) => entry.arrive(code, context),
            None => Step::stay(entry),
        };
        match step {
            Step::Stay(entry, mut effects) => {
                effects.insert(0, await_code);
                Step::Stay(entry, effects)
            }
            leave @ Step::Leave(_) => leave,
        }
    }
}
