//! Logging in with a trusted phone: a challenge, the member's consent, and the log-in.

use super::signing::{Progress, Signer, Signing, Stopped};
use super::{PhoneProblem, Untrusted};
use crate::domain::{KeyPrompt, OpenedSession, PhoneId, RequestId, SignedChallenge};
use crate::flow::{Context, Effect, Flow, Haptic, Outcome, PhoneLogInError, Request, Response, Step, Submission};

#[derive(Debug)]
pub struct PhoneLogIn {
    phone: PhoneId,
    prompt: KeyPrompt,
    signing: Signing,
    pub sent: Submission<SignedChallenge>,
    /// None while it goes on by itself.
    pub problem: Option<PhoneProblem>,
}

#[derive(Debug)]
pub enum Event {
    /// "Intentar de nuevo", or "Reintentar".
    Retry,
    /// "Usar mi contraseña".
    UsePin,
    /// "Regresar".
    Back,
    Received(Outcome),
}

#[derive(Debug)]
pub enum Exit {
    LoggedIn(OpenedSession),
    /// This phone has to be forgotten.
    Untrusted(Untrusted),
    UsePin,
    Back,
}

impl PhoneLogIn {
    #[must_use]
    pub fn start(phone: PhoneId, prompt: KeyPrompt, context: &Context) -> (Self, Vec<Effect>) {
        let (signing, ask) = Signing::start(Signer::Phone(phone.clone()), prompt.clone(), context);
        (Self { phone, prompt, signing, sent: Submission::Idle, problem: None }, vec![ask])
    }

    /// Whether the phone's own prompt is open.
    pub(crate) const fn is_prompting(&self) -> bool {
        self.problem.is_none() && self.signing.is_prompting()
    }

    fn call(&self, id: RequestId, signed: SignedChallenge) -> Effect {
        Effect::Call(id, Request::PhoneLogIn { phone: self.phone.clone(), signed })
    }

    /// Sends a signature whose outcome is unknown again; otherwise starts again.
    fn retry(mut self, context: &Context) -> Step<Self> {
        self.problem = None;
        if let Some((id, signed)) = self.sent.retry(context) {
            let call = self.call(id, signed);
            return Step::with(self, call);
        }
        let (flow, effects) = Self::start(self.phone, self.prompt, context);
        Step::Stay(flow, effects)
    }

    fn opened(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        match outcome {
            Ok(Response::PhoneLogIn(Ok(session))) => Step::Leave(Exit::LoggedIn(session)),
            Ok(Response::PhoneLogIn(Err(PhoneLogInError::Refused))) => {
                self.sent.settle();
                if self.signing.is_over(context) {
                    let progress = self.signing.renew(context);
                    return self.signed(progress, context);
                }
                Step::Leave(Exit::Untrusted(Untrusted::Refused))
            }
            Ok(_) => Step::stay(self),
            Err(error) => {
                self.sent.fail(&error);
                self.stop(PhoneProblem::NotSent(error))
            }
        }
    }

    fn signed(mut self, progress: Progress, context: &Context) -> Step<Self> {
        match progress {
            Progress::Continue(effects) => Step::Stay(self, effects),
            Progress::Signed(signed) => {
                let id = self.sent.submit(signed.clone(), context);
                let call = self.call(id, signed);
                Step::with(self, call)
            }
            Progress::Stopped(Stopped::KeyGone) => Step::Leave(Exit::Untrusted(Untrusted::KeyGone)),
            Progress::Stopped(Stopped::Problem(problem)) => self.stop(problem),
            // There is no session yet.
            Progress::Stopped(Stopped::SessionOver) => Step::Leave(Exit::Untrusted(Untrusted::Refused)),
        }
    }

    fn stop(mut self, problem: PhoneProblem) -> Step<Self> {
        self.problem = Some(problem);
        Step::with(self, Effect::Haptic(Haptic::Refused))
    }
}

impl Flow for PhoneLogIn {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        self.problem.is_none() && (self.sent.awaits(id) || self.signing.awaits(id))
    }

    fn update(mut self, event: Event, context: &Context) -> Step<Self> {
        match event {
            Event::UsePin => Step::Leave(Exit::UsePin),
            Event::Back => Step::Leave(Exit::Back),
            Event::Retry if self.problem.is_some() => self.retry(context),
            // A second tap.
            Event::Retry => Step::stay(self),
            Event::Received(outcome) if self.sent.is_pending() => self.opened(outcome, context),
            Event::Received(outcome) => {
                let progress = self.signing.receive(outcome, context);
                self.signed(progress, context)
            }
        }
    }
}
