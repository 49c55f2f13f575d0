//! Events of the log-in.

use std::sync::Arc;

use super::{Lock, LogIn, LoginIdentity, PinAttempt, PinProblem, PinStep, Remember, UsernameProblem, UsernameStep};
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{Deadline, Draft, OpenedSession, Pin, RequestId, Username};
use crate::features::keypad::{Key, Keypad, Taken};
use crate::flow::{
    Context, Effect, Flow, Haptic, LogInError, Outcome, PinCheck, PinCheckError, PreparedSubmission, Progress, Request,
    Response, Step, Submission,
};

#[derive(Debug)]
pub enum Event {
    /// "Digite el usuario": the field holds another text.
    UsernameTyped(Draft),
    /// "Continuar".
    Continue,
    Key(Key),
    /// "Reintentar": sends the PIN again.
    Retry,
    /// "Recordar mi usuario".
    Remember(Remember),
    /// "¿Olvidaste tu usuario?"
    ForgotUsername,
    /// "¿Olvidaste tu contraseña?"
    ForgotPin,
    /// "Regresar".
    Back,
    /// A deadline may have passed.
    Ticked,
    Received(Outcome),
}

#[derive(Debug)]
pub enum Exit {
    LoggedIn { session: OpenedSession, identity: LoginIdentity },
    ForgotUsername,
    ForgotPin(Option<Username>),
    Back,
}

impl Flow for LogIn {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        match self {
            Self::Username(step) => step.submission.awaits(id),
            Self::Pin(step) => step.check.awaits(id),
            Self::Locked(_) | Self::Frozen(_) => false,
        }
    }

    fn update(self, event: Event, context: &Context) -> Step<Self> {
        match (self, event) {
            (_, Event::ForgotUsername) => Step::Leave(Exit::ForgotUsername),
            (state, Event::ForgotPin) => Step::Leave(Exit::ForgotPin(state.into_username())),
            (state, Event::Back) => state.back(context),
            (Self::Username(step), event) => step.update(event, context),
            (Self::Pin(step), event) => step.update(event, context),
            (Self::Locked(lock), Event::Ticked) if lock.until.has_passed(context.now) => {
                ask_username(lock.identity, None, context)
            }
            (state @ (Self::Locked(_) | Self::Frozen(_)), _) => Step::stay(state),
        }
    }
}

impl LogIn {
    /// Goes back to the username as it was typed.
    ///
    /// A PIN that is being checked is left with its attempt, and the same PIN is another request in the next one. Under its first id it
    /// could only be sent to the first attempt again, and the portal would repeat the session that the app ends when it opens late.
    fn back(self, context: &Context) -> Step<Self> {
        match self {
            Self::Username(mut step) if step.submission.is_pending() => {
                step.submission.abandon();
                step.pin = None;
                Step::stay(Self::Username(step))
            }
            Self::Username(_) => Step::Leave(Exit::Back),
            Self::Pin(PinStep { attempt: PinAttempt { identity, .. }, .. })
            | Self::Locked(Lock { identity, .. })
            | Self::Frozen(identity) => ask_username(identity, None, context),
        }
    }
}

fn ask_username(identity: LoginIdentity, problem: Option<UsernameProblem>, context: &Context) -> Step<LogIn> {
    let (state, effects) = LogIn::ask_username(identity.into(), problem, context);
    Step::Stay(state, effects)
}

/// Starts another attempt for a PIN that came too late, and checks the PIN in it.
fn start_again(identity: LoginIdentity, pin: Arc<Pin>, context: &Context) -> Step<LogIn> {
    let (mut submission, mut effects) = PreparedSubmission::start(context);
    effects.extend(submission.submit(identity.username.clone(), context));
    Step::Stay(
        LogIn::Username(UsernameStep { pin: Some(pin), ..UsernameStep::new(identity.into(), submission, None) }),
        effects,
    )
}

fn check_again(attempt: PinAttempt, pin: Arc<Pin>, context: &Context) -> Step<LogIn> {
    let mut keypad = Keypad::new(PIN_LENGTH, context);
    keypad.fill(pin.expose(), context);
    let mut step = PinStep { attempt, keypad, check: Submission::Idle, problem: None, restarted: true };
    let check = step.check_pin(pin, context);
    Step::with(LogIn::Pin(step), check)
}

impl UsernameStep {
    fn update(mut self, event: Event, context: &Context) -> Step<LogIn> {
        let mut effects = Vec::new();
        match event {
            Event::Received(outcome) => match self.submission.receive(outcome, context) {
                Progress::Continue(more) => effects = more,
                Progress::Failed(error) => effects.push(self.refuse(UsernameProblem::NotSent(error))),
                Progress::Answered(response, username) => return self.answered(response, username, context),
            },
            // A second tap, or a letter while the username is sent.
            _ if self.submission.is_pending() => {}
            Event::UsernameTyped(draft) => {
                self.form.draft = draft;
                self.problem = None;
                self.pin = None;
            }
            Event::Remember(remember) => self.form.remember = remember,
            Event::Continue => match Username::parse(self.form.draft.as_str()) {
                Ok(username) => {
                    self.problem = self.suggestions.ask(username.suggestion()).map(UsernameProblem::PerhapsMeant);
                    if self.problem.is_none() {
                        effects = self.submission.submit(username, context);
                    }
                }
                Err(error) => self.problem = Some(UsernameProblem::Unreadable(error)),
            },
            Event::Key(_) | Event::Retry | Event::ForgotUsername | Event::ForgotPin | Event::Back | Event::Ticked => {}
        }
        Step::Stay(LogIn::Username(self), effects)
    }

    fn answered(mut self, response: Response, username: Username, context: &Context) -> Step<LogIn> {
        let effects = match response {
            Response::LogIn(Ok(attempt)) => {
                let identity = LoginIdentity { username, remember: self.form.remember };
                let attempt = PinAttempt { identity, attempt: attempt.id };
                return match self.pin.take() {
                    Some(pin) => check_again(attempt, pin, context),
                    None => Step::stay(LogIn::ask_pin(attempt, None, context)),
                };
            }
            Response::LogIn(Err(LogInError::ProofRefused)) => match self.submission.renew(username, context) {
                Ok(effects) => effects,
                Err(error) => vec![self.refuse(UsernameProblem::NotSent(error))],
            },
            Response::LogIn(Err(LogInError::UsernameRefused)) => {
                self.pin = None;
                vec![self.refuse(UsernameProblem::Refused)]
            }
            _ => Vec::new(),
        };
        Step::Stay(LogIn::Username(self), effects)
    }

    fn refuse(&mut self, problem: UsernameProblem) -> Effect {
        self.problem = Some(problem);
        Effect::Haptic(Haptic::Refused)
    }
}

impl PinStep {
    fn update(mut self, event: Event, context: &Context) -> Step<LogIn> {
        let mut effects = Vec::new();
        match event {
            Event::Received(Ok(Response::CheckPin(result))) => return self.checked(result, context),
            Event::Received(Err(error)) => {
                self.check.fail(&error);
                self.problem = Some(PinProblem::NotChecked(error));
            }
            Event::Remember(remember) => self.attempt.identity.remember = remember,
            Event::Key(key) if self.takes_keys() => effects = self.key(&key, context),
            Event::Retry if matches!(self.problem, Some(PinProblem::NotChecked(_))) => {
                if let Some((id, check)) = self.check.retry(context) {
                    self.problem = None;
                    effects.push(Effect::Call(id, Request::CheckPin { attempt: self.attempt.attempt.clone(), check }));
                }
            }
            // A key while the PIN is checked, a second tap on "Reintentar".
            Event::Received(Ok(_))
            | Event::UsernameTyped(_)
            | Event::Continue
            | Event::Key(_)
            | Event::Retry
            | Event::ForgotUsername
            | Event::ForgotPin
            | Event::Back
            | Event::Ticked => {}
        }
        Step::Stay(LogIn::Pin(self), effects)
    }

    fn key(&mut self, key: &Key, context: &Context) -> Vec<Effect> {
        let taken = self.keypad.take(key, context);
        if taken == Taken::Ignored {
            return Vec::new();
        }
        self.problem = None;
        let mut effects = vec![Effect::Haptic(Haptic::Key)];
        if let (Taken::Complete, Some(pin)) = (taken, self.keypad.pin()) {
            effects.push(self.check_pin(Arc::new(pin), context));
        }
        effects
    }

    fn check_pin(&mut self, pin: Arc<Pin>, context: &Context) -> Effect {
        // Also where the portal is known only later, a repeated request has the same body.
        let check = PinCheck { pin, installation: context.installation };
        let id = self.check.submit(check.clone(), context);
        Effect::Call(id, Request::CheckPin { attempt: self.attempt.attempt.clone(), check })
    }

    fn checked(mut self, result: Result<OpenedSession, PinCheckError>, context: &Context) -> Step<LogIn> {
        let pin = self.check.settle().map(|check| check.pin);
        let identity = self.attempt.identity.clone();
        let refused = |state| Step::with(state, Effect::Haptic(Haptic::Refused));
        match result {
            Ok(session) => Step::Leave(Exit::LoggedIn { session, identity }),
            Err(PinCheckError::Wrong { attempts_left }) => {
                refused(LogIn::ask_pin(self.attempt, Some(PinProblem::Wrong { attempts_left }), context))
            }
            Err(PinCheckError::Locked { retry_after }) => {
                refused(LogIn::Locked(Lock { identity, until: Deadline::after(context.now, retry_after) }))
            }
            Err(PinCheckError::Frozen) => refused(LogIn::Frozen(identity)),
            Err(PinCheckError::AttemptOver) => match pin {
                Some(pin) if !self.restarted => start_again(identity, pin, context),
                _ => ask_username(identity, Some(UsernameProblem::TookTooLong), context),
            },
        }
    }
}
