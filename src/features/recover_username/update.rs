//! Events of the username recovery.

use super::{EmailForm, EmailProblem, EmailStep, RecoverUsername, Slide};
use crate::domain::{CodeAccepted, Draft, Email, RequestId};
use crate::features::code_entry::{self, CodeEntry};
use crate::flow::{Context, Effect, Flow, Haptic, Outcome, Progress, RecoveryError, Response, SmsCommand, Step};

#[derive(Debug)]
pub enum Event {
    /// "Digite el correo electrónico": the field holds another text.
    EmailTyped(Draft),
    Slid(Slide),
    /// "Recuperar".
    Recover,
    /// "Regresar".
    Back,
    Code(code_entry::Event),
    /// "Ingreso", after the username was sent.
    LogIn,
    Received(Outcome),
}

#[derive(Debug)]
pub enum Exit {
    LogIn,
    Back,
}

impl Flow for RecoverUsername {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        match self {
            Self::Email(step) => step.submission.awaits(id),
            Self::Code { entry, .. } => entry.awaits(id),
            Self::UsernameSent { .. } => false,
        }
    }

    fn update(self, event: Event, context: &Context) -> Step<Self> {
        match (self, event) {
            (Self::Email(step), event) => step.update(event, context),
            (Self::Code { entry, email }, Event::Code(event)) => enter_code(entry, email, event, context),
            (Self::Code { entry, email }, Event::Received(outcome)) => {
                enter_code(entry, email, code_entry::Event::Received(outcome), context)
            }
            (Self::Code { entry, email }, Event::Back) => enter_code(entry, email, code_entry::Event::Back, context),
            (Self::UsernameSent { .. }, Event::LogIn) => Step::Leave(Exit::LogIn),
            (Self::UsernameSent { .. }, Event::Back) => Step::Leave(Exit::Back),
            (state @ (Self::Code { .. } | Self::UsernameSent { .. }), _) => Step::stay(state),
        }
    }
}

impl EmailStep {
    fn update(mut self, event: Event, context: &Context) -> Step<RecoverUsername> {
        let mut effects = Vec::new();
        match event {
            Event::Back if self.submission.is_pending() => self.submission.abandon(),
            Event::Back => return Step::Leave(Exit::Back),
            Event::Received(outcome) => match self.submission.receive(outcome, context) {
                Progress::Continue(more) => effects = more,
                Progress::Failed(error) => effects.push(self.refuse(EmailProblem::NotSent(error))),
                Progress::Answered(response, email) => return self.answered(response, email, context),
            },
            // A second tap, or a letter while the e-mail is sent.
            _ if self.submission.is_pending() => {}
            Event::EmailTyped(draft) => {
                self.form.draft = draft;
                self.problem = None;
            }
            Event::Slid(slide) => {
                self.form.slide = slide;
                self.problem = None;
            }
            Event::Recover => match (Email::parse(self.form.draft.as_str()), self.form.slide) {
                (Err(error), _) => self.problem = Some(EmailProblem::Unreadable(error)),
                (Ok(_), Slide::Red) => self.problem = Some(EmailProblem::NotSlid),
                (Ok(email), Slide::Green) => {
                    self.problem = None;
                    effects = self.submission.submit(email, context);
                }
            },
            Event::Code(_) | Event::LogIn => {}
        }
        Step::Stay(RecoverUsername::Email(self), effects)
    }

    fn answered(mut self, response: Response, email: Email, context: &Context) -> Step<RecoverUsername> {
        let effects = match response {
            Response::CodeSent(Ok(sent)) => {
                // The phone is not named, so that the app does not reveal who is a member.
                let (entry, await_code) = CodeEntry::start(sent, None, context);
                return Step::with(RecoverUsername::Code { entry, email }, await_code);
            }
            Response::CodeSent(Err(RecoveryError::ProofRefused | RecoveryError::RecoveryOver)) => {
                match self.submission.renew(email, context) {
                    Ok(effects) => effects,
                    Err(error) => vec![self.refuse(EmailProblem::NotSent(error))],
                }
            }
            Response::CodeSent(Err(RecoveryError::FieldRefused { .. })) => vec![self.refuse(EmailProblem::Refused)],
            _ => Vec::new(),
        };
        Step::Stay(RecoverUsername::Email(self), effects)
    }

    fn refuse(&mut self, problem: EmailProblem) -> Effect {
        self.problem = Some(problem);
        Effect::Haptic(Haptic::Refused)
    }
}

fn enter_code(entry: CodeEntry, email: Email, event: code_entry::Event, context: &Context) -> Step<RecoverUsername> {
    match entry.update(event, context) {
        Step::Stay(entry, effects) => Step::Stay(RecoverUsername::Code { entry, email }, effects),
        Step::Leave(code_entry::Exit::Accepted(CodeAccepted::UsernameSent(channels))) => Step::Stay(
            RecoverUsername::UsernameSent { channels },
            vec![Effect::Sms(SmsCommand::Stop), Effect::Haptic(Haptic::Done)],
        ),
        Step::Leave(code_entry::Exit::Back) => ask_again(&email, None, context),
        // A grant for a PIN that was not asked for is of no use.
        Step::Leave(code_entry::Exit::RecoveryOver | code_entry::Exit::Accepted(CodeAccepted::ChoosePin { .. })) => {
            ask_again(&email, Some(EmailProblem::RecoveryOver), context)
        }
    }
}

fn ask_again(email: &Email, problem: Option<EmailProblem>, context: &Context) -> Step<RecoverUsername> {
    let (state, prepare) = RecoverUsername::ask(EmailForm::from(email), problem, context);
    // `Stop` runs first: it deletes the SMS token that a later `Prepare` sets.
    let mut effects = vec![Effect::Sms(SmsCommand::Stop)];
    effects.extend(prepare);
    Step::Stay(state, effects)
}
