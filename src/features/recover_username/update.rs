//! Events of the username recovery.

use super::{EmailForm, EmailProblem, EmailStep, RecoverUsername, Slide};
use crate::domain::{CodeAccepted, Draft, Email, RequestId};
use crate::features::code_entry::{self, CodeEntry, LeftCodes};
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
    /// The suggested e-mail was meant, on the code's screen.
    SuggestionTaken,
    /// A deadline may have passed.
    Ticked,
    Received(Outcome),
}

#[derive(Debug)]
pub enum Exit {
    LogIn,
    Back(LeftCodes),
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
            (Self::Code { entry, email, left }, event) => {
                let event = match event {
                    Event::Code(event) => event,
                    Event::Received(outcome) => code_entry::Event::Received(outcome),
                    Event::Ticked => code_entry::Event::Ticked,
                    Event::Back => code_entry::Event::Back,
                    Event::SuggestionTaken => return take_suggestion(entry, email, left, context),
                    Event::EmailTyped(_) | Event::Slid(_) | Event::Recover | Event::LogIn => {
                        return Step::stay(Self::Code { entry, email, left });
                    }
                };
                enter_code(entry, email, left, event, context)
            }
            (Self::UsernameSent { .. }, Event::LogIn) => Step::Leave(Exit::LogIn),
            (Self::UsernameSent { .. }, Event::Back) => Step::Leave(Exit::Back(LeftCodes::default())),
            (state @ Self::UsernameSent { .. }, _) => Step::stay(state),
        }
    }
}

impl EmailStep {
    fn update(mut self, event: Event, context: &Context) -> Step<RecoverUsername> {
        let mut effects = Vec::new();
        match event {
            Event::Back if self.submission.is_pending() => self.submission.abandon(),
            Event::Back => return Step::Leave(Exit::Back(self.left)),
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
            Event::Recover => return self.recover(context),
            Event::Code(_) | Event::LogIn | Event::SuggestionTaken | Event::Ticked => {}
        }
        Step::Stay(RecoverUsername::Email(self), effects)
    }

    /// Asks for a code, or goes back to the one that this e-mail asked for. A likely slip is asked about once.
    fn recover(mut self, context: &Context) -> Step<RecoverUsername> {
        let effects = match (Email::parse(self.form.draft.as_str()), self.form.slide) {
            (Err(error), _) => vec![self.refuse(EmailProblem::Unreadable(error))],
            (Ok(_), Slide::Red) => vec![self.refuse(EmailProblem::NotSlid)],
            (Ok(email), Slide::Green) => {
                if let Some((entry, await_code)) = self.left.take(&email, context) {
                    return Step::with(RecoverUsername::Code { entry, email, left: self.left }, await_code);
                }
                self.problem = self.suggestions.ask(email.suggestion()).map(EmailProblem::Slip);
                if self.problem.is_some() { Vec::new() } else { self.submission.submit(email, context) }
            }
        };
        Step::Stay(RecoverUsername::Email(self), effects)
    }

    fn answered(mut self, response: Response, email: Email, context: &Context) -> Step<RecoverUsername> {
        let effects = match response {
            Response::CodeSent(Ok(sent)) => {
                // The phone is not named, so that the app does not reveal who is a member.
                let (entry, await_code) = CodeEntry::start(sent, None, context);
                return Step::with(RecoverUsername::Code { entry, email, left: self.left }, await_code);
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

fn enter_code(
    entry: CodeEntry,
    email: Email,
    mut left: LeftCodes,
    event: code_entry::Event,
    context: &Context,
) -> Step<RecoverUsername> {
    match entry.update(event, context) {
        Step::Stay(entry, effects) => Step::Stay(RecoverUsername::Code { entry, email, left }, effects),
        Step::Leave(code_entry::Exit::Accepted(CodeAccepted::UsernameSent(channels))) => Step::Stay(
            RecoverUsername::UsernameSent { channels },
            vec![Effect::Sms(SmsCommand::Stop), Effect::Haptic(Haptic::Done)],
        ),
        Step::Leave(code_entry::Exit::Back(entry)) => {
            left.add(*entry, &email, context.now);
            ask_again(&email, None, left, context)
        }
        // A grant for a PIN that was not asked for is of no use.
        Step::Leave(code_entry::Exit::RecoveryOver | code_entry::Exit::Accepted(CodeAccepted::ChoosePin { .. })) => {
            ask_again(&email, Some(EmailProblem::RecoveryOver), left, context)
        }
    }
}

/// Leaves the code for the form with the suggested e-mail.
fn take_suggestion(entry: CodeEntry, email: Email, mut left: LeftCodes, context: &Context) -> Step<RecoverUsername> {
    let Some(suggestion) = email.suggestion() else {
        return Step::stay(RecoverUsername::Code { entry, email, left });
    };
    left.add(entry, &email, context.now);
    ask_again(&suggestion, None, left, context)
}

fn ask_again(
    email: &Email,
    problem: Option<EmailProblem>,
    left: LeftCodes,
    context: &Context,
) -> Step<RecoverUsername> {
    // Runs before a preparation: `Stop` deletes the SMS token that a later `Prepare` sets.
    let mut effects = vec![left.inbox()];
    let (state, prepare) = RecoverUsername::ask(EmailForm::from(email), problem, left, context);
    effects.extend(prepare);
    Step::Stay(state, effects)
}
