//! Adding this phone from a session: a key of its hardware, a challenge, the member's consent, and the call.

use std::sync::Arc;

use super::PhoneProblem;
use super::signing::{Progress, Signer, Signing, Stopped};
use crate::domain::{KeyPrompt, PhoneId, PublicKey, RequestId, SecretText, SignedChallenge};
use crate::flow::{
    AddPhoneError, Context, Effect, Flow, Haptic, KeyCommand, Outcome, Request, Response, Step, Submission,
};

#[derive(Debug)]
pub struct AddPhone {
    token: Arc<SecretText>,
    prompt: KeyPrompt,
    creating: RequestId,
    /// None until the phone made the key.
    signing: Option<(PublicKey, Signing)>,
    pub sent: Submission<(PublicKey, SignedChallenge)>,
    /// None while it goes on by itself.
    pub problem: Option<PhoneProblem>,
}

#[derive(Debug)]
pub enum Event {
    /// "Intentar de nuevo", or "Reintentar".
    Retry,
    Received(Outcome),
}

#[derive(Debug)]
pub enum Exit {
    Added(PhoneId),
    /// Log in again.
    SessionOver,
}

impl AddPhone {
    #[must_use]
    pub fn start(token: Arc<SecretText>, prompt: KeyPrompt, context: &Context) -> (Self, Vec<Effect>) {
        let creating = context.request_id;
        let flow = Self { token, prompt, creating, signing: None, sent: Submission::Idle, problem: None };
        (flow, vec![Effect::Key(creating, KeyCommand::CreateKey)])
    }

    /// Whether the phone makes the key.
    #[must_use]
    pub const fn is_creating(&self) -> bool {
        self.signing.is_none()
    }

    /// Whether the phone's own prompt is open.
    pub(crate) fn is_prompting(&self) -> bool {
        self.problem.is_none() && self.signing.as_ref().is_some_and(|(_, signing)| signing.is_prompting())
    }

    fn call(&self, id: RequestId, (key, signed): (PublicKey, SignedChallenge)) -> Effect {
        Effect::Call(id, Request::AddPhone { token: Arc::clone(&self.token), key, signed })
    }

    /// Sends a phone that may have been added again; otherwise starts again.
    fn retry(mut self, context: &Context) -> Step<Self> {
        self.problem = None;
        if let Some((id, body)) = self.sent.retry(context) {
            let call = self.call(id, body);
            return Step::with(self, call);
        }
        let (flow, effects) = Self::start(self.token, self.prompt, context);
        Step::Stay(flow, effects)
    }

    fn created(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        match outcome {
            Ok(Response::CreateKey(Ok(key))) => {
                let signer = Signer::Session(Arc::clone(&self.token));
                let (signing, ask) = Signing::start(signer, self.prompt.clone(), context);
                self.signing = Some((key, signing));
                Step::with(self, ask)
            }
            Ok(Response::CreateKey(Err(error))) => self.stop(error.into()),
            Ok(_) => Step::stay(self),
            Err(error) => self.stop(PhoneProblem::NotSent(error)),
        }
    }

    fn signed(mut self, progress: Progress, context: &Context) -> Step<Self> {
        match (progress, &self.signing) {
            (Progress::Continue(effects), _) => Step::Stay(self, effects),
            (Progress::Signed(signed), Some((key, _))) => {
                let body = (key.clone(), signed);
                let id = self.sent.submit(body.clone(), context);
                let call = self.call(id, body);
                Step::with(self, call)
            }
            (Progress::Stopped(Stopped::SessionOver), _) => Step::Leave(Exit::SessionOver),
            (Progress::Stopped(Stopped::Problem(problem)), _) => self.stop(problem),
            // The key was made a moment ago: another try makes another.
            (Progress::Stopped(Stopped::KeyGone) | Progress::Signed(_), _) => self.stop(PhoneProblem::Unavailable),
        }
    }

    fn added(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        let error = match outcome {
            Ok(Response::AddPhone(Ok(phone))) => return Step::Leave(Exit::Added(phone)),
            Ok(Response::AddPhone(Err(error))) => error,
            Ok(_) => return Step::stay(self),
            Err(error) => {
                self.sent.fail(&error);
                return self.stop(PhoneProblem::NotSent(error));
            }
        };
        self.sent.settle();
        match (error, &mut self.signing) {
            (AddPhoneError::SessionOver, _) => Step::Leave(Exit::SessionOver),
            (AddPhoneError::ChallengeOver, Some((_, signing))) => {
                let progress = signing.renew(context);
                self.signed(progress, context)
            }
            (AddPhoneError::TooManyPhones, _) => self.stop(PhoneProblem::TooManyPhones),
            (AddPhoneError::KeyRefused | AddPhoneError::ChallengeOver, _) => self.stop(PhoneProblem::KeyRefused),
        }
    }

    fn stop(mut self, problem: PhoneProblem) -> Step<Self> {
        self.problem = Some(problem);
        Step::with(self, Effect::Haptic(Haptic::Refused))
    }
}

impl Flow for AddPhone {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        self.problem.is_none()
            && match &self.signing {
                None => self.creating == id,
                Some((_, signing)) => self.sent.awaits(id) || signing.awaits(id),
            }
    }

    fn update(mut self, event: Event, context: &Context) -> Step<Self> {
        match event {
            Event::Retry if self.problem.is_some() => self.retry(context),
            // A second tap.
            Event::Retry => Step::stay(self),
            Event::Received(outcome) => match &mut self.signing {
                None => self.created(outcome, context),
                Some(_) if self.sent.is_pending() => self.added(outcome, context),
                Some((_, signing)) => {
                    let progress = signing.receive(outcome, context);
                    self.signed(progress, context)
                }
            },
        }
    }
}
