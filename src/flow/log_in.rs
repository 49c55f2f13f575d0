//! Log in (manual: "INGRESO Multiportal"): the username, then the PIN on the keypad.
//!
//! Ends with an open session, or where the member forgot something. The PIN is never saved.

mod state;
#[cfg(test)]
mod tests;

pub use state::{LogIn, PinProblem, Remember, SavedLogIn, UsernameProblem, Who};

use std::sync::Arc;

use super::keypad::{Key, Keypad, Taken};
use super::{Buzz, Effect, Flow, Given, Input, LogInError, PinCheckError, Preparation, Reply, Step};
use crate::contract::Purpose;
use crate::domain::numbers::PIN_LENGTH;
use crate::domain::{Deadline, Draft, Handle, OpenedSession, Pin, RequestKey, Username};

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// "Digite el usuario": the field holds another text.
    UsernameTyped(Draft),
    /// "Continuar"; after trouble the same request again.
    Continue,
    /// A key of the PIN's keypad.
    Key(Key),
    /// "Reintentar", after a PIN that did not get through: the same request again.
    Retry,
    /// "Recordar mi usuario".
    Remember(Remember),
    /// "¿Olvidaste tu usuario?"
    ForgotUsername,
    /// "¿Olvidaste tu contraseña?"
    ForgotPin,
    /// "Regresar".
    Back,
    /// A deadline of the flow may have passed.
    Ticked,
    /// Something came of an effect.
    Answered(Reply),
}

/// How it ends.
#[derive(Debug)]
pub enum Exit {
    /// A session is open.
    LoggedIn {
        /// The session.
        session: OpenedSession,
        /// Who logged in.
        username: Username,
        /// Whether to keep the username.
        remember: Remember,
    },
    /// To the recovery of the username.
    ForgotUsername,
    /// To the recovery of the PIN, with the username where it is known.
    ForgotPin(Option<Username>),
    /// The member went back from the first question.
    Back,
}

impl Flow for LogIn {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { given, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (_, Action::ForgotUsername) => Step::Leave(Exit::ForgotUsername),
            (state, Action::ForgotPin) => Step::Leave(Exit::ForgotPin(state.into_username())),
            (state, Action::Back) => state.back(&given),
            (Self::CheckingPin { who, attempt, pin, key }, Action::Answered(Reply::PinChecked(answered, result)))
                if key == answered =>
            {
                pin_checked(Checked { who, attempt, pin, key }, result, &given)
            }
            // Opened while the member had gone back: ended at once, nobody sees it.
            (state, Action::Answered(Reply::PinChecked(_, Ok(session)))) => {
                Step::ask(state, Effect::EndSession { token: session.token })
            }
            (Self::AskingUsername { draft, remember, preparation, problem, unsent }, action) => {
                asking_username(Asked { draft, remember, preparation, problem, unsent }, action, &given)
            }
            (Self::SendingUsername { who, preparation, key }, Action::Answered(reply)) => {
                sending(who, preparation, key, reply, &given)
            }
            (Self::AskingPin { who, attempt, keypad, problem }, Action::Key(key)) => {
                typing_pin(who, attempt, keypad, problem, &key, &given)
            }
            (Self::AskingPin { who, attempt, keypad, problem }, Action::Remember(remember)) => {
                Step::stay(Self::AskingPin { who: Who { remember, ..who }, attempt, keypad, problem })
            }
            (Self::PinUnchecked { who, attempt, pin, key, .. }, Action::Retry) => {
                let ask = Effect::CheckPin { key, attempt: attempt.clone(), pin: Arc::clone(&pin) };
                Step::ask(Self::CheckingPin { who, attempt, pin, key }, ask)
            }
            (Self::Locked { who, until }, Action::Ticked) if until.has_passed(given.at) => {
                Self::ask_username(&who, None, &given)
            }
            // Stray: a key while checking, a second tap on "Continuar", a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

struct Asked {
    draft: Draft,
    remember: Remember,
    preparation: Preparation,
    problem: Option<UsernameProblem>,
    unsent: Option<RequestKey>,
}

impl Asked {
    fn stay(self) -> Step<LogIn> {
        let Self { draft, remember, preparation, problem, unsent } = self;
        Step::stay(LogIn::AskingUsername { draft, remember, preparation, problem, unsent })
    }
}

fn asking_username(mut asked: Asked, action: Action, given: &Given) -> Step<LogIn> {
    match action {
        Action::UsernameTyped(draft) => Asked { draft, problem: None, unsent: None, ..asked }.stay(),
        Action::Remember(remember) => Asked { remember, ..asked }.stay(),
        Action::Answered(Reply::Prepared(key, result)) => {
            asked.preparation = asked.preparation.answered(key, result);
            asked.stay()
        }
        Action::Continue => match Username::parse(asked.draft.as_str()) {
            Ok(username) => {
                let who = Who { username, remember: asked.remember };
                send_username(who, asked.preparation, asked.unsent, given)
            }
            Err(why) => Asked { problem: Some(UsernameProblem::Unreadable(why)), ..asked }.stay(),
        },
        _ => asked.stay(),
    }
}

/// Sends where the phone is ready, waits where it is getting ready, gets ready where it is not. What may have reached the portal
/// before is sent again as it was.
fn send_username(who: Who, preparation: Preparation, unsent: Option<RequestKey>, given: &Given) -> Step<LogIn> {
    let again = unsent.and_then(|key| preparation.prepared().map(|prepared| (key, prepared)));
    if let Some((key, prepared)) = again.or_else(|| preparation.in_time(given).map(|prepared| (given.key, prepared))) {
        let ask = Effect::BeginLogIn { key, username: who.username.clone(), proof: prepared.proof.clone() };
        return Step::ask(LogIn::SendingUsername { who, preparation, key }, ask);
    }
    let preparation = match preparation {
        // Its effect is on its way already.
        Preparation::Underway { .. } => {
            return Step::stay(LogIn::SendingUsername { who, preparation, key: given.key });
        }
        Preparation::Ready { .. } | Preparation::Failed(_) => Preparation::begin(given),
    };
    let asks = preparation.ask(Purpose::LogIn).into_iter().collect();
    Step::Stay(LogIn::SendingUsername { who, preparation, key: given.key }, asks)
}

fn sending(who: Who, preparation: Preparation, key: RequestKey, reply: Reply, given: &Given) -> Step<LogIn> {
    let back = |who: &Who, preparation, problem, unsent| {
        let state = LogIn::username_again(who, preparation, Some(problem), unsent);
        Step::ask(state, Effect::Buzz(Buzz::Refused))
    };
    match reply {
        Reply::Prepared(answered, result) if preparation.awaits(answered) => {
            match preparation.answered(answered, result) {
                // A new proof is a new body, hence a new key. However long it took, the portal judges whether it is too old.
                ready @ Preparation::Ready { .. } => send_username(who, ready, Some(given.key), given),
                Preparation::Failed(trouble) => {
                    let problem = UsernameProblem::Trouble(trouble.clone());
                    back(&who, Preparation::Failed(trouble), problem, None)
                }
                preparation @ Preparation::Underway { .. } => {
                    Step::stay(LogIn::SendingUsername { who, preparation, key })
                }
            }
        }
        Reply::LogInBegun(answered, result) if answered == key => match result {
            Ok(attempt) => Step::stay(ask_pin(who, attempt.handle, None, given)),
            Err(LogInError::ProofRefused) => match preparation.renew(given) {
                Preparation::Failed(trouble) => {
                    let problem = UsernameProblem::Trouble(trouble.clone());
                    back(&who, Preparation::Failed(trouble), problem, None)
                }
                preparation => {
                    let asks = preparation.ask(Purpose::LogIn).into_iter().collect();
                    Step::Stay(LogIn::SendingUsername { who, preparation, key: given.key }, asks)
                }
            },
            Err(LogInError::UsernameRefused) => back(&who, preparation, UsernameProblem::Refused, None),
            Err(LogInError::Trouble(trouble)) => {
                let unsent = trouble.leaves_doubt().then_some(key);
                back(&who, preparation, UsernameProblem::Trouble(trouble), unsent)
            }
        },
        _ => Step::stay(LogIn::SendingUsername { who, preparation, key }),
    }
}

fn ask_pin(who: Who, attempt: Handle, problem: Option<PinProblem>, given: &Given) -> LogIn {
    LogIn::AskingPin { who, attempt, keypad: Keypad::new(PIN_LENGTH, given), problem }
}

fn typing_pin(
    who: Who,
    attempt: Handle,
    mut keypad: Keypad,
    problem: Option<PinProblem>,
    key: &Key,
    given: &Given,
) -> Step<LogIn> {
    let taken = keypad.take(key, given);
    match (taken, keypad.pin()) {
        (Taken::Ignored, _) => Step::stay(LogIn::AskingPin { who, attempt, keypad, problem }),
        (Taken::Complete, Some(pin)) => {
            let pin = Arc::new(pin);
            let key = given.key;
            let ask = Effect::CheckPin { key, attempt: attempt.clone(), pin: Arc::clone(&pin) };
            Step::Stay(LogIn::CheckingPin { who, attempt, pin, key }, vec![Effect::Buzz(Buzz::Key), ask])
        }
        _ => Step::ask(LogIn::AskingPin { who, attempt, keypad, problem: None }, Effect::Buzz(Buzz::Key)),
    }
}

struct Checked {
    who: Who,
    attempt: Handle,
    pin: Arc<Pin>,
    key: RequestKey,
}

fn pin_checked(checked: Checked, result: Result<OpenedSession, PinCheckError>, given: &Given) -> Step<LogIn> {
    let Checked { who, attempt, pin, key } = checked;
    let refused = |state| Step::ask(state, Effect::Buzz(Buzz::Refused));
    match result {
        Ok(session) => Step::Leave(Exit::LoggedIn { session, username: who.username, remember: who.remember }),
        Err(PinCheckError::Wrong { attempts_left }) => {
            refused(ask_pin(who, attempt, Some(PinProblem::Wrong { attempts_left }), given))
        }
        Err(PinCheckError::Locked { retry_after }) => {
            refused(LogIn::Locked { who, until: Deadline::after(given.at, retry_after) })
        }
        Err(PinCheckError::Frozen) => refused(LogIn::Frozen { who }),
        Err(PinCheckError::AttemptOver) => LogIn::ask_username(&who, Some(UsernameProblem::TookTooLong), given),
        Err(PinCheckError::Trouble(trouble)) => {
            let key = if trouble.leaves_doubt() { key } else { given.key };
            Step::stay(LogIn::PinUnchecked { who, attempt, pin, key, trouble })
        }
    }
}
