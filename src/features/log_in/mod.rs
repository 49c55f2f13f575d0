//! Log in (manual: "INGRESO Multiportal"): the username, then the PIN on the keypad.
//!
//! Ends with an open session, or where the member forgot something. The PIN is never saved.

#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;

pub use state::{LogIn, LogInSnapshot, LoginIdentity, PinProblem, Remember, UsernameProblem};

use std::sync::Arc;

use crate::api::Purpose;
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{Deadline, Draft, Handle, OpenedSession, Pin, RequestId, Username};
use crate::features::keypad::{Key, Keypad, Taken};
use crate::flow::{Context, Effect, Flow, Haptic, Input, LogInError, PinCheckError, Preparation, Response, Step};

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
    Received(Response),
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

    fn update(self, Input { context, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (_, Action::ForgotUsername) => Step::Leave(Exit::ForgotUsername),
            (state, Action::ForgotPin) => Step::Leave(Exit::ForgotPin(state.into_username())),
            (state, Action::Back) => state.back(&context),
            (
                Self::CheckingPin { identity, attempt, pin, key },
                Action::Received(Response::PinChecked(answered, result)),
            ) if key == answered => pin_checked(Checked { identity, attempt, pin, key }, result, &context),
            // Opened while the member had gone back: ended at once, nobody sees it.
            (state, Action::Received(Response::PinChecked(_, Ok(session)))) => {
                Step::ask(state, Effect::EndSession { token: session.token })
            }
            (Self::AskingUsername { draft, remember, preparation, problem, unsent }, action) => {
                asking_username(Asked { draft, remember, preparation, problem, unsent }, action, &context)
            }
            (Self::SendingUsername { identity, preparation, key }, Action::Received(reply)) => {
                sending(identity, preparation, key, reply, &context)
            }
            (Self::AskingPin { identity, attempt, keypad, problem }, Action::Key(key)) => {
                typing_pin(identity, attempt, keypad, problem, &key, &context)
            }
            (Self::AskingPin { identity, attempt, keypad, problem }, Action::Remember(remember)) => {
                Step::stay(Self::AskingPin {
                    identity: LoginIdentity { remember, ..identity },
                    attempt,
                    keypad,
                    problem,
                })
            }
            (Self::PinUnchecked { identity, attempt, pin, key, .. }, Action::Retry) => {
                let ask = Effect::CheckPin { key, attempt: attempt.clone(), pin: Arc::clone(&pin) };
                Step::ask(Self::CheckingPin { identity, attempt, pin, key }, ask)
            }
            (Self::Locked { identity, until }, Action::Ticked) if until.has_passed(context.at) => {
                Self::ask_username(&identity, None, &context)
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
    unsent: Option<RequestId>,
}

impl Asked {
    fn stay(self) -> Step<LogIn> {
        let Self { draft, remember, preparation, problem, unsent } = self;
        Step::stay(LogIn::AskingUsername { draft, remember, preparation, problem, unsent })
    }
}

fn asking_username(mut asked: Asked, action: Action, context: &Context) -> Step<LogIn> {
    match action {
        Action::UsernameTyped(draft) => Asked { draft, problem: None, unsent: None, ..asked }.stay(),
        Action::Remember(remember) => Asked { remember, ..asked }.stay(),
        Action::Received(Response::Prepared(key, result)) => {
            asked.preparation = asked.preparation.answered(key, result);
            asked.stay()
        }
        Action::Continue => match Username::parse(asked.draft.as_str()) {
            Ok(username) => {
                let identity = LoginIdentity { username, remember: asked.remember };
                send_username(identity, asked.preparation, asked.unsent, context)
            }
            Err(why) => Asked { problem: Some(UsernameProblem::Unreadable(why)), ..asked }.stay(),
        },
        _ => asked.stay(),
    }
}

/// Sends where the phone is ready, waits where it is getting ready, gets ready where it is not. What may have reached the portal
/// before is sent again as it was.
fn send_username(
    identity: LoginIdentity,
    preparation: Preparation,
    unsent: Option<RequestId>,
    context: &Context,
) -> Step<LogIn> {
    let again = unsent.and_then(|key| preparation.prepared().map(|prepared| (key, prepared)));
    if let Some((key, prepared)) =
        again.or_else(|| preparation.in_time(context).map(|prepared| (context.key, prepared)))
    {
        let ask = Effect::BeginLogIn { key, username: identity.username.clone(), proof: prepared.proof.clone() };
        return Step::ask(LogIn::SendingUsername { identity, preparation, key }, ask);
    }
    let preparation = match preparation {
        // Its effect is on its way already.
        Preparation::Underway { .. } => {
            return Step::stay(LogIn::SendingUsername { identity, preparation, key: context.key });
        }
        Preparation::Ready { .. } | Preparation::Failed(_) => Preparation::begin(context),
    };
    let asks = preparation.ask(Purpose::LogIn).into_iter().collect();
    Step::Stay(LogIn::SendingUsername { identity, preparation, key: context.key }, asks)
}

fn sending(
    identity: LoginIdentity,
    preparation: Preparation,
    key: RequestId,
    reply: Response,
    context: &Context,
) -> Step<LogIn> {
    let back = |identity: &LoginIdentity, preparation, problem, unsent| {
        let state = LogIn::username_again(identity, preparation, Some(problem), unsent);
        Step::ask(state, Effect::Haptic(Haptic::Refused))
    };
    match reply {
        Response::Prepared(answered, result) if preparation.awaits(answered) => {
            match preparation.answered(answered, result) {
                // A new proof is a new body, hence a new key. However long it took, the portal judges whether it is too old.
                ready @ Preparation::Ready { .. } => send_username(identity, ready, Some(context.key), context),
                Preparation::Failed(error) => {
                    let problem = UsernameProblem::CallError(error.clone());
                    back(&identity, Preparation::Failed(error), problem, None)
                }
                preparation @ Preparation::Underway { .. } => {
                    Step::stay(LogIn::SendingUsername { identity, preparation, key })
                }
            }
        }
        Response::LogInBegun(answered, result) if answered == key => match result {
            Ok(attempt) => Step::stay(ask_pin(identity, attempt.handle, None, context)),
            Err(LogInError::ProofRefused) => match preparation.renew(context) {
                Preparation::Failed(error) => {
                    let problem = UsernameProblem::CallError(error.clone());
                    back(&identity, Preparation::Failed(error), problem, None)
                }
                preparation => {
                    let asks = preparation.ask(Purpose::LogIn).into_iter().collect();
                    Step::Stay(LogIn::SendingUsername { identity, preparation, key: context.key }, asks)
                }
            },
            Err(LogInError::UsernameRefused) => back(&identity, preparation, UsernameProblem::Refused, None),
            Err(LogInError::CallError(error)) => {
                let unsent = error.outcome_unknown().then_some(key);
                back(&identity, preparation, UsernameProblem::CallError(error), unsent)
            }
        },
        _ => Step::stay(LogIn::SendingUsername { identity, preparation, key }),
    }
}

fn ask_pin(identity: LoginIdentity, attempt: Handle, problem: Option<PinProblem>, context: &Context) -> LogIn {
    LogIn::AskingPin { identity, attempt, keypad: Keypad::new(PIN_LENGTH, context), problem }
}

fn typing_pin(
    identity: LoginIdentity,
    attempt: Handle,
    mut keypad: Keypad,
    problem: Option<PinProblem>,
    key: &Key,
    context: &Context,
) -> Step<LogIn> {
    let taken = keypad.take(key, context);
    match (taken, keypad.pin()) {
        (Taken::Ignored, _) => Step::stay(LogIn::AskingPin { identity, attempt, keypad, problem }),
        (Taken::Complete, Some(pin)) => {
            let pin = Arc::new(pin);
            let key = context.key;
            let ask = Effect::CheckPin { key, attempt: attempt.clone(), pin: Arc::clone(&pin) };
            Step::Stay(LogIn::CheckingPin { identity, attempt, pin, key }, vec![Effect::Haptic(Haptic::Key), ask])
        }
        _ => Step::ask(LogIn::AskingPin { identity, attempt, keypad, problem: None }, Effect::Haptic(Haptic::Key)),
    }
}

struct Checked {
    identity: LoginIdentity,
    attempt: Handle,
    pin: Arc<Pin>,
    key: RequestId,
}

fn pin_checked(checked: Checked, result: Result<OpenedSession, PinCheckError>, context: &Context) -> Step<LogIn> {
    let Checked { identity, attempt, pin, key } = checked;
    let refused = |state| Step::ask(state, Effect::Haptic(Haptic::Refused));
    match result {
        Ok(session) => {
            Step::Leave(Exit::LoggedIn { session, username: identity.username, remember: identity.remember })
        }
        Err(PinCheckError::Wrong { attempts_left }) => {
            refused(ask_pin(identity, attempt, Some(PinProblem::Wrong { attempts_left }), context))
        }
        Err(PinCheckError::Locked { retry_after }) => {
            refused(LogIn::Locked { identity, until: Deadline::after(context.at, retry_after) })
        }
        Err(PinCheckError::Frozen) => refused(LogIn::Frozen { identity }),
        Err(PinCheckError::AttemptOver) => LogIn::ask_username(&identity, Some(UsernameProblem::TookTooLong), context),
        Err(PinCheckError::CallError(error)) => {
            let key = if error.outcome_unknown() { key } else { context.key };
            Step::stay(LogIn::PinUnchecked { identity, attempt, pin, key, error })
        }
    }
}
