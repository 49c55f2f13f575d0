//! Events of the PIN recovery.

use super::{Answers, FormProblem, NewPinStep, PinGrant, Question, RecoverPin};
use crate::domain::{CodeAccepted, Deadline, DocumentKind, Draft, RequestId, Username};
use crate::features::code_entry::{self, CodeEntry, LeftCodes};
use crate::features::keypad::Key;
use crate::flow::{Context, Effect, Flow, Haptic, Outcome, SmsCommand, Step};

#[derive(Debug)]
pub enum Event {
    /// The field of the current question holds another text.
    Typed(Draft),
    /// "Seleccione el tipo de documento".
    KindChosen(DocumentKind),
    /// "Olvidé los dos", at the question for the username: one code recovers the username and the PIN.
    ForgotBoth,
    /// "Continuar", and "Recuperar" at the last question.
    Continue,
    /// "Regresar".
    Back,
    Code(code_entry::Event),
    Key(Key),
    /// "Reintentar": sends the new PIN again.
    Retry,
    /// "Ingreso", once the new PIN is in force.
    LogIn,
    /// The suggested e-mail was meant, on the code's screen.
    SuggestionTaken,
    /// A deadline may have passed.
    Ticked,
    Received(Outcome),
}

#[derive(Debug)]
pub enum Exit {
    /// To the log-in, with the username of the PIN, if it is known.
    LogIn(Option<Username>),
    Back(LeftCodes),
}

impl Flow for RecoverPin {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, id: RequestId) -> bool {
        match self {
            Self::Form(step) => step.submission.awaits(id),
            Self::Code { entry, .. } => entry.awaits(id),
            Self::NewPin(step) => step.save.awaits(id),
            Self::PinChanged { .. } => false,
        }
    }

    fn update(self, event: Event, context: &Context) -> Step<Self> {
        match (self, event) {
            (Self::Form(step), event) => step.update(event, context),
            (Self::Code { entry, answers, username, left }, event) => {
                let event = match event {
                    Event::Code(event) => event,
                    Event::Received(outcome) => code_entry::Event::Received(outcome),
                    Event::Ticked => code_entry::Event::Ticked,
                    Event::Back => code_entry::Event::Back,
                    Event::SuggestionTaken => return take_suggestion(entry, answers, username, left, context),
                    _ => return Step::stay(Self::Code { entry, answers, username, left }),
                };
                enter_code(entry, answers, username, left, event, context)
            }
            (Self::NewPin(step), event) => step.update(event, context),
            (Self::PinChanged { username }, Event::LogIn | Event::Back) => Step::Leave(Exit::LogIn(username)),
            (state @ Self::PinChanged { .. }, _) => Step::stay(state),
        }
    }
}

fn enter_code(
    entry: CodeEntry,
    answers: Answers,
    username: Option<Username>,
    left: LeftCodes,
    event: code_entry::Event,
    context: &Context,
) -> Step<RecoverPin> {
    let recovery = entry.message.recovery.clone();
    match entry.update(event, context) {
        Step::Stay(entry, effects) => Step::Stay(RecoverPin::Code { entry, answers, username, left }, effects),
        Step::Leave(code_entry::Exit::Accepted(CodeAccepted::ChoosePin { grant, expires_in })) => {
            let until = Deadline::after(context.now, expires_in);
            let grant = PinGrant { recovery, grant, until, username, answers };
            let step = NewPinStep::new(grant, context);
            Step::Stay(RecoverPin::NewPin(step), vec![Effect::Sms(SmsCommand::Stop), Effect::Haptic(Haptic::Done)])
        }
        Step::Leave(code_entry::Exit::Back(entry)) => leave_code(*entry, answers, left, context),
        // A username that was not asked for is of no use.
        Step::Leave(code_entry::Exit::RecoveryOver | code_entry::Exit::Accepted(CodeAccepted::UsernameSent(_))) => {
            RecoverPin::ask_again(answers, Some(FormProblem::RecoveryOver), left, context)
        }
    }
}

/// Goes back to the last question. The same answers lead to the code again.
fn leave_code(entry: CodeEntry, answers: Answers, mut left: LeftCodes, context: &Context) -> Step<RecoverPin> {
    if let Ok(claim) = answers.claim() {
        left.add(entry, &claim, context.now);
    }
    RecoverPin::ask_again(answers, None, left, context)
}

/// Leaves the code for the question of the e-mail, with the suggested one.
fn take_suggestion(
    entry: CodeEntry,
    answers: Answers,
    username: Option<Username>,
    mut left: LeftCodes,
    context: &Context,
) -> Step<RecoverPin> {
    match answers.claim() {
        Ok(claim) if let Some(suggestion) = claim.email.suggestion() => {
            left.add(entry, &claim, context.now);
            let answers = Answers { question: Question::Email, email: Draft::new(suggestion.as_str()), ..answers };
            RecoverPin::ask_again(answers, None, left, context)
        }
        _ => Step::stay(RecoverPin::Code { entry, answers, username, left }),
    }
}
