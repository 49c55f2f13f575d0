//! Recover a forgotten username (manual: "¿Cómo puedo recuperar mi usuario?"): the e-mail, the red hand, the code.
//!
//! Ends where the username is on its way, by mail or text message; this app never shows it.

#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;

pub use state::{EmailProblem, Question, RecoverUsername, RecoverUsernameSnapshot, Slide};

use crate::api::Purpose;
use crate::domain::{CodeAccepted, Draft, Email, RequestId};
use crate::features::code_entry::{self, CodeEntry};
use crate::flow::{Context, Effect, Flow, Haptic, Input, Preparation, Prepared, RecoveryError, Response, Step};

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// "Digite el correo electrónico": the field holds another text.
    EmailTyped(Draft),
    /// The hand stands elsewhere.
    Slid(Slide),
    /// "Recuperar"; after trouble the same request again.
    Recover,
    /// "Regresar".
    Back,
    /// Something happened to the code.
    Code(code_entry::Action),
    /// "Ingreso", once the username is on its way.
    LogIn,
    /// Something came of an effect.
    Received(Response),
}

/// How it ends.
#[derive(Debug)]
pub enum Exit {
    /// To the log-in.
    LogIn,
    /// The member went back.
    Back,
}

impl Flow for RecoverUsername {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { context, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (Self::Asking(question), action) => asking(question, action, &context),
            (Self::Sending { question, key, .. }, Action::Back) => {
                // Whatever comes of it is late. Sent again unchanged it is the same request: no second message goes out.
                let unsent = question.preparation.sent(key);
                Step::stay(Self::Asking(Question { unsent, ..question }))
            }
            (Self::Sending { question, email, key }, Action::Received(reply)) => {
                sending(question, email, key, reply, &context)
            }
            (Self::Code { entry, email }, Action::Code(action)) => entering(entry, email, action, context),
            (Self::Code { entry, email }, Action::Received(reply)) => {
                entering(entry, email, code_entry::Action::Received(reply), context)
            }
            (Self::Code { entry, email }, Action::Back) => entering(entry, email, code_entry::Action::Back, context),
            (Self::UsernameSent { .. }, Action::LogIn) => Step::Leave(Exit::LogIn),
            (Self::UsernameSent { .. }, Action::Back) => Step::Leave(Exit::Back),
            // Stray: a second tap on "Recuperar", a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

fn asking(mut question: Question, action: Action, context: &Context) -> Step<RecoverUsername> {
    match action {
        Action::Back => return Step::Leave(Exit::Back),
        Action::EmailTyped(draft) => question = Question { draft, problem: None, unsent: None, ..question },
        Action::Slid(slide) => question = Question { slide, problem: None, ..question },
        Action::Received(Response::Prepared(key, result)) => {
            question.preparation = question.preparation.answered(key, result);
        }
        Action::Recover => match (Email::parse(question.draft.as_str()), question.slide) {
            (Err(why), _) => question.problem = Some(EmailProblem::Unreadable(why)),
            (Ok(_), Slide::Red) => question.problem = Some(EmailProblem::NotSlid),
            (Ok(email), Slide::Green) => {
                let unsent = question.unsent;
                return send(question, email, unsent, context);
            }
        },
        _ => {}
    }
    Step::stay(RecoverUsername::Asking(question))
}

/// Sends where the phone is ready, waits where it is getting ready, gets ready where it is not. What may have reached the portal
/// before is sent again as it was: no second message goes out.
fn send(mut question: Question, email: Email, unsent: Option<RequestId>, context: &Context) -> Step<RecoverUsername> {
    let again = unsent.and_then(|key| question.preparation.prepared().map(|prepared| (key, prepared)));
    let now = again.or_else(|| question.preparation.in_time(context).map(|prepared| (context.key, prepared)));
    if let Some((key, Prepared { proof, channel, .. })) = now {
        let (proof, channel) = (proof.clone(), channel.clone());
        let ask = Effect::SendUsernameCode { key, email: email.clone(), proof, channel };
        return Step::ask(RecoverUsername::Sending { question, email, key }, ask);
    }
    let mut asks = Vec::new();
    // Where it is underway its effect is on its way already.
    if !matches!(question.preparation, Preparation::Underway { .. }) {
        question.preparation = Preparation::begin(context);
        asks.extend(question.preparation.ask(Purpose::RecoverUsername));
    }
    Step::Stay(RecoverUsername::Sending { question, email, key: context.key }, asks)
}

fn sending(
    mut question: Question,
    email: Email,
    key: RequestId,
    reply: Response,
    context: &Context,
) -> Step<RecoverUsername> {
    match reply {
        Response::Prepared(answered, result) if question.preparation.awaits(answered) => {
            question.preparation = question.preparation.answered(answered, result);
            match question.preparation.clone() {
                Preparation::Failed(error) => refuse(question, EmailProblem::CallError(error), None),
                // A new proof is a new body, hence a new key. However long it took, the portal judges whether it is too old.
                Preparation::Ready { .. } => send(question, email, Some(context.key), context),
                Preparation::Underway { .. } => Step::stay(RecoverUsername::Sending { question, email, key }),
            }
        }
        Response::CodeSent(answered, result) if answered == key => match result {
            Ok(sent) => {
                // Which phone it went to is not said, so that nobody learns who is a member.
                let (entry, await_code) = CodeEntry::begin(sent, None, context);
                Step::ask(RecoverUsername::Code { entry, email }, await_code)
            }
            Err(RecoveryError::ProofRefused | RecoveryError::RecoveryOver) => {
                question.preparation = question.preparation.renew(context);
                match question.preparation.clone() {
                    Preparation::Failed(error) => refuse(question, EmailProblem::CallError(error), None),
                    preparation => {
                        let asks = preparation.ask(Purpose::RecoverUsername).into_iter().collect();
                        Step::Stay(RecoverUsername::Sending { question, email, key: context.key }, asks)
                    }
                }
            }
            Err(RecoveryError::FieldRefused { .. }) => refuse(question, EmailProblem::Refused, None),
            Err(RecoveryError::CallError(error)) => {
                let unsent = error.outcome_unknown().then_some(key);
                refuse(question, EmailProblem::CallError(error), unsent)
            }
        },
        _ => Step::stay(RecoverUsername::Sending { question, email, key }),
    }
}

fn refuse(question: Question, problem: EmailProblem, unsent: Option<RequestId>) -> Step<RecoverUsername> {
    let question = Question { problem: Some(problem), unsent, ..question };
    Step::ask(RecoverUsername::Asking(question), Effect::Haptic(Haptic::Refused))
}

fn entering(entry: CodeEntry, email: Email, action: code_entry::Action, context: Context) -> Step<RecoverUsername> {
    let again = context.clone();
    match entry.update(Input::new(context, action)) {
        Step::Stay(entry, effects) => Step::Stay(RecoverUsername::Code { entry, email }, effects),
        Step::Leave(code_entry::Exit::Accepted(CodeAccepted::UsernameSent(channels))) => Step::Stay(
            RecoverUsername::UsernameSent { channels },
            vec![Effect::StopAwaitingCode, Effect::Haptic(Haptic::Done)],
        ),
        Step::Leave(code_entry::Exit::Back) => ask_again(&email, None, &again),
        // A grant for a PIN that nobody asked for is as good as none.
        Step::Leave(code_entry::Exit::RecoveryOver | code_entry::Exit::Accepted(CodeAccepted::ChoosePin { .. })) => {
            ask_again(&email, Some(EmailProblem::RecoveryOver), &again)
        }
    }
}

fn ask_again(email: &Email, problem: Option<EmailProblem>, context: &Context) -> Step<RecoverUsername> {
    let (state, prepare) = RecoverUsername::ask(Draft::new(email.as_str()), Slide::Green, problem, None, context);
    // First: what comes after it gets the phone ready for the next message, and is not to be forgotten.
    let mut effects = vec![Effect::StopAwaitingCode];
    effects.extend(prepare);
    Step::Stay(state, effects)
}
