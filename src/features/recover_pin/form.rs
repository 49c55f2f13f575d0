//! The questions, and the request with their answers.

use super::{Answers, Event, Exit, Forgotten, Question, RecoverPin};
use crate::api::Purpose;
use crate::domain::{DocumentError, Email, EmailError, PhoneError, Username, UsernameError};
use crate::features::code_entry::{CodeEntry, LeftCodes};
use crate::features::suggestions::AskedSuggestions;
use crate::flow::{
    CallError, Context, Effect, Haptic, PinClaim, Prepared, PreparedBody, PreparedSubmission, Progress, RecoveryError,
    Request, Response, Step,
};

#[derive(Debug)]
pub struct FormStep {
    pub answers: Answers,
    pub submission: PreparedSubmission<PinClaim>,
    pub problem: Option<FormProblem>,
    pub left: LeftCodes,
    pub(super) suggestions: AskedSuggestions<FormProblem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormProblem {
    Username(UsernameError),
    /// Another username is more likely. "Continuar" takes it as it was typed.
    PerhapsMeant(Username),
    NoKind,
    Document(DocumentError),
    Email(EmailError),
    /// This address was perhaps meant. The typed one is taken if the member continues.
    Slip(Email),
    Phone(PhoneError),
    /// The portal cannot read the answer.
    Refused,
    /// Too many tries of the code, used, or too late: a new code is needed.
    RecoveryOver,
    /// The grant to choose a PIN expired or was used, and a PIN may have been saved with it: a new code is needed.
    GrantOver,
    /// The time to choose a PIN ran out, and none was sent: a new code is needed.
    TimeOver,
    NotSent(CallError),
}

impl PreparedBody for PinClaim {
    const PURPOSE: Purpose = Purpose::RecoverPassword;

    fn request(&self, prepared: &Prepared) -> Request {
        let Prepared { proof, channel, .. } = prepared.clone();
        Request::RecoverPin { claim: Box::new(self.clone()), proof, channel }
    }
}

impl FormStep {
    pub(super) fn update(mut self, event: Event, context: &Context) -> Step<RecoverPin> {
        let mut effects = Vec::new();
        match event {
            Event::Received(outcome) => match self.submission.receive(outcome, context) {
                Progress::Continue(more) => effects = more,
                Progress::Failed(error) => effects.push(self.refuse(FormProblem::NotSent(error))),
                Progress::Answered(response, claim) => return self.answered(response, claim, context),
            },
            Event::Back if self.submission.is_pending() => self.submission.abandon(),
            Event::Back => match self.answers.previous() {
                Some(question) => {
                    self.answers.question = question;
                    self.problem = None;
                }
                None => return Step::Leave(Exit::Back(self.left)),
            },
            // A second tap, or a letter while the answers are sent.
            _ if self.submission.is_pending() => {}
            Event::Typed(draft) => {
                *self.answers.draft_mut() = draft;
                self.problem = None;
            }
            Event::ForgotBoth if self.answers.question == Question::Username => {
                self.answers.forgotten = Forgotten::Both;
                self.answers.question = Question::DocumentKind;
                self.problem = None;
            }
            Event::KindChosen(kind) => {
                self.answers.kind = Some(kind);
                self.problem = None;
            }
            Event::Continue => return self.proceed(context),
            Event::ForgotBoth
            | Event::Code(_)
            | Event::Key(_)
            | Event::Retry
            | Event::LogIn
            | Event::SuggestionTaken
            | Event::Ticked => {}
        }
        Step::Stay(RecoverPin::Form(self), effects)
    }

    /// Checks the answer, then asks the next question, sends all answers, or goes back to the code that they asked for. A likely slip is
    /// asked about once.
    fn proceed(mut self, context: &Context) -> Step<RecoverPin> {
        let effects = match (self.answers.check(), self.answers.question.next()) {
            (Err(problem), _) => vec![self.refuse(problem)],
            (Ok(()), Some(next)) => {
                match self.suggestions.ask(self.answers.suggestion()) {
                    Some(meant) => self.problem = Some(meant),
                    None => self.turn_to(next),
                }
                Vec::new()
            }
            (Ok(()), None) => match self.answers.claim() {
                Ok(claim) => return self.send(claim, context),
                Err((question, problem)) => {
                    self.answers.turn_to(question);
                    vec![self.refuse(problem)]
                }
            },
        };
        Step::Stay(RecoverPin::Form(self), effects)
    }

    fn send(mut self, claim: PinClaim, context: &Context) -> Step<RecoverPin> {
        if let Some((entry, await_code)) = self.left.take(&claim, context) {
            return Step::with(self.code(entry, claim.username), await_code);
        }
        self.problem = None;
        let effects = self.submission.submit(claim, context);
        Step::Stay(RecoverPin::Form(self), effects)
    }

    fn turn_to(&mut self, next: Question) {
        // A member who types the username did not forget it.
        if self.answers.question == Question::Username {
            self.answers.forgotten = Forgotten::Pin;
        }
        self.answers.question = next;
        self.problem = None;
    }

    fn code(self, entry: CodeEntry, username: Option<Username>) -> RecoverPin {
        RecoverPin::Code { entry, answers: self.answers, username, left: self.left }
    }

    fn answered(mut self, response: Response, claim: PinClaim, context: &Context) -> Step<RecoverPin> {
        let effects = match response {
            Response::CodeSent(Ok(sent)) => {
                let (entry, await_code) = CodeEntry::start(sent, Some(claim.phone.tail().to_owned()), context);
                return Step::with(self.code(entry, claim.username), await_code);
            }
            Response::CodeSent(Err(RecoveryError::ProofRefused | RecoveryError::RecoveryOver)) => {
                match self.submission.renew(claim, context) {
                    Ok(effects) => effects,
                    Err(error) => vec![self.refuse(FormProblem::NotSent(error))],
                }
            }
            Response::CodeSent(Err(RecoveryError::FieldRefused { field })) => {
                if let Some(question) = field.as_deref().and_then(Question::of_field) {
                    self.answers.turn_to(question);
                }
                vec![self.refuse(FormProblem::Refused)]
            }
            _ => Vec::new(),
        };
        Step::Stay(RecoverPin::Form(self), effects)
    }

    fn refuse(&mut self, problem: FormProblem) -> Effect {
        self.problem = Some(problem);
        Effect::Haptic(Haptic::Refused)
    }
}
