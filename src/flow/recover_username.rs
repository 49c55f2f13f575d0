//! Recover a forgotten username (manual: "¿Cómo puedo recuperar mi usuario?"): the e-mail, the red hand, the code.
//!
//! Ends where the username is on its way, by mail or text message; this app never shows it.

mod state;

pub use state::{EmailProblem, Question, RecoverUsername, SavedRecoverUsername, Slide};

use super::code_entry::{self, CodeEntry};
use super::{Buzz, Effect, Flow, Given, Input, Preparation, RecoveryError, Reply, Step};
use crate::contract::Purpose;
use crate::domain::{CodeAccepted, Draft, Email, RequestKey};

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
    Answered(Reply),
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

    fn update(self, Input { given, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (Self::Asking(question), action) => asking(question, action, &given),
            (Self::Sending { question, key, .. }, Action::Back) => {
                // Whatever comes of it is late. Sent again unchanged it is the same request: no second message goes out.
                Step::stay(Self::Asking(Question { unsent: Some(key), ..question }))
            }
            (Self::Sending { question, email, key }, Action::Answered(reply)) => {
                sending(question, email, key, reply, &given)
            }
            (Self::Code { entry, email }, Action::Code(action)) => entering(entry, email, action, given),
            (Self::Code { entry, email }, Action::Answered(reply)) => {
                entering(entry, email, code_entry::Action::Answered(reply), given)
            }
            (Self::Code { entry, email }, Action::Back) => entering(entry, email, code_entry::Action::Back, given),
            (Self::UsernameSent { .. }, Action::LogIn) => Step::Leave(Exit::LogIn),
            (Self::UsernameSent { .. }, Action::Back) => Step::Leave(Exit::Back),
            // Stray: a second tap on "Recuperar", a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

fn asking(mut question: Question, action: Action, given: &Given) -> Step<RecoverUsername> {
    match action {
        Action::Back => return Step::Leave(Exit::Back),
        Action::EmailTyped(draft) => question = Question { draft, problem: None, unsent: None, ..question },
        Action::Slid(slide) => question = Question { slide, problem: None, ..question },
        Action::Answered(Reply::Prepared(key, result)) => {
            question.preparation = question.preparation.answered(key, result);
        }
        Action::Recover => match (Email::parse(question.draft.as_str()), question.slide) {
            (Err(why), _) => question.problem = Some(EmailProblem::Unreadable(why)),
            (Ok(_), Slide::Red) => question.problem = Some(EmailProblem::NotSlid),
            (Ok(email), Slide::Green) => {
                let key = question.unsent.unwrap_or(given.key);
                return send(question, email, key, given);
            }
        },
        _ => {}
    }
    Step::stay(RecoverUsername::Asking(question))
}

/// Sends where the phone is ready, waits where it is getting ready, gets ready where it is not.
fn send(mut question: Question, email: Email, key: RequestKey, given: &Given) -> Step<RecoverUsername> {
    let ask = match &question.preparation {
        Preparation::Ready { prepared, until } if !until.has_passed(given.at) => Some(Effect::SendUsernameCode {
            key,
            email: email.clone(),
            proof: prepared.proof.clone(),
            channel: prepared.channel.clone(),
        }),
        Preparation::Underway { .. } => None,
        Preparation::Ready { .. } | Preparation::Failed(_) => {
            question.preparation = Preparation::begin(given);
            Some(Effect::Prepare { key: given.key, purpose: Purpose::RecoverUsername })
        }
    };
    Step::Stay(RecoverUsername::Sending { question, email, key }, ask.into_iter().collect())
}

fn sending(
    mut question: Question,
    email: Email,
    key: RequestKey,
    reply: Reply,
    given: &Given,
) -> Step<RecoverUsername> {
    let back = |question: Question, problem, unsent| {
        let question = Question { problem: Some(problem), unsent, ..question };
        Step::ask(RecoverUsername::Asking(question), Effect::Buzz(Buzz::Refused))
    };
    match reply {
        Reply::Prepared(answered, result) => {
            question.preparation = question.preparation.answered(answered, result);
            match &question.preparation {
                Preparation::Failed(trouble) => {
                    let problem = EmailProblem::Trouble(trouble.clone());
                    back(question, problem, None)
                }
                // A new proof is a new body, hence a new key.
                Preparation::Ready { .. } => send(question, email, given.key, given),
                Preparation::Underway { .. } => Step::stay(RecoverUsername::Sending { question, email, key }),
            }
        }
        Reply::CodeSent(answered, result) if answered == key => match result {
            Ok(sent) => {
                // Which phone it went to is not said, so that nobody learns who is a member.
                let (entry, await_code) = CodeEntry::begin(sent, None, given);
                Step::ask(RecoverUsername::Code { entry, email }, await_code)
            }
            Err(RecoveryError::ProofRefused | RecoveryError::RecoveryOver) => {
                question.preparation = Preparation::begin(given);
                let ask = Effect::Prepare { key: given.key, purpose: Purpose::RecoverUsername };
                Step::ask(RecoverUsername::Sending { question, email, key }, ask)
            }
            Err(RecoveryError::FieldRefused { .. }) => back(question, EmailProblem::Refused, None),
            Err(RecoveryError::Trouble(trouble)) => back(question, EmailProblem::Trouble(trouble), Some(key)),
        },
        _ => Step::stay(RecoverUsername::Sending { question, email, key }),
    }
}

fn entering(entry: CodeEntry, email: Email, action: code_entry::Action, given: Given) -> Step<RecoverUsername> {
    let again = given.clone();
    match entry.update(Input::new(given, action)) {
        Step::Stay(entry, effects) => Step::Stay(RecoverUsername::Code { entry, email }, effects),
        Step::Leave(code_entry::Exit::Accepted(CodeAccepted::UsernameSent(channels))) => Step::Stay(
            RecoverUsername::UsernameSent { channels },
            vec![Effect::StopAwaitingCode, Effect::Buzz(Buzz::Done)],
        ),
        Step::Leave(code_entry::Exit::Back) => ask_again(&email, None, &again),
        // A grant for a PIN that nobody asked for is as good as none.
        Step::Leave(code_entry::Exit::RecoveryOver | code_entry::Exit::Accepted(CodeAccepted::ChoosePin { .. })) => {
            ask_again(&email, Some(EmailProblem::RecoveryOver), &again)
        }
    }
}

fn ask_again(email: &Email, problem: Option<EmailProblem>, given: &Given) -> Step<RecoverUsername> {
    let (state, mut effects) = RecoverUsername::ask(Draft::new(email.as_str()), Slide::Green, problem, given);
    effects.push(Effect::StopAwaitingCode);
    Step::Stay(state, effects)
}
