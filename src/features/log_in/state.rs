//! What a member sees while logging in, and what of it outlives the process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Exit;
use crate::api::Purpose;
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{Deadline, Draft, Handle, Pin, RequestId, Username, UsernameError};
use crate::features::keypad::Keypad;
use crate::flow::{CallError, Context, Effect, Preparation, Step};

/// "Recordar mi usuario".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remember {
    /// Keep it in the phone's secret store.
    Yes,
    /// Forget it.
    #[default]
    No,
}

/// Who is logging in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginIdentity {
    /// The username.
    pub username: Username,
    /// Whether to keep it.
    pub remember: Remember,
}

/// The states of a log-in.
#[derive(Debug)]
pub enum LogIn {
    /// "Digite el usuario" and "No soy un robot".
    AskingUsername {
        /// What is typed.
        draft: Draft,
        /// "Recordar mi usuario".
        remember: Remember,
        /// "No soy un robot".
        preparation: Preparation,
        /// What is wrong, where something is.
        problem: Option<UsernameProblem>,
        /// The request that did not get through: sent again it is the same one.
        unsent: Option<RequestId>,
    },
    /// "Un momento…": sending, as soon as the phone is ready.
    SendingUsername {
        /// Who.
        identity: LoginIdentity,
        /// "No soy un robot".
        preparation: Preparation,
        /// The reply to wait for.
        key: RequestId,
    },
    /// The PIN on the keypad.
    AskingPin {
        /// Who.
        identity: LoginIdentity,
        /// The log-in.
        attempt: Handle,
        /// The keypad and how much is entered.
        keypad: Keypad,
        /// What is wrong, where something is.
        problem: Option<PinProblem>,
    },
    /// "Verificando…"
    CheckingPin {
        /// Who.
        identity: LoginIdentity,
        /// The log-in.
        attempt: Handle,
        /// What is being checked.
        pin: Arc<Pin>,
        /// The reply to wait for.
        key: RequestId,
    },
    /// The PIN did not get through: "Reintentar" sends the same request again, so that no try is counted twice.
    PinUnchecked {
        /// Who.
        identity: LoginIdentity,
        /// The log-in.
        attempt: Handle,
        /// What was being checked.
        pin: Arc<Pin>,
        /// The request.
        key: RequestId,
        /// What happened.
        error: CallError,
    },
    /// Too many wrong PINs: until when, and the way to recover.
    Locked {
        /// Who.
        identity: LoginIdentity,
        /// Until when.
        until: Deadline,
    },
    /// The member said "no fui yo": the cooperative lifts it.
    Frozen {
        /// Who.
        identity: LoginIdentity,
    },
}

/// What is wrong with the username.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsernameProblem {
    /// It is none.
    Unreadable(UsernameError),
    /// The portal cannot read it.
    Refused,
    /// The PIN took too long; the log-in begins again.
    TookTooLong,
    /// It could not be sent.
    CallError(CallError),
}

/// What is wrong with the PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinProblem {
    /// It, or the username, is wrong.
    Wrong {
        /// Tries left before a wait.
        attempts_left: u32,
    },
}

/// What of a log-in is saved: never the PIN.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LogInSnapshot {
    /// What was typed, or the name that was on its way.
    Username {
        /// The field's text.
        draft: Draft,
        /// "Recordar mi usuario".
        remember: Remember,
    },
    /// The PIN's keypad; where the attempt is over by then, the portal says so.
    Pin {
        /// Who.
        #[serde(alias = "who")]
        identity: LoginIdentity,
        /// The log-in.
        attempt: Handle,
    },
    /// A lock.
    Locked {
        /// Who.
        #[serde(alias = "who")]
        identity: LoginIdentity,
        /// Until when.
        until: Deadline,
    },
    /// A freeze.
    Frozen {
        /// Who.
        #[serde(alias = "who")]
        identity: LoginIdentity,
    },
}

impl LogIn {
    /// Begins, with the name where it is known already.
    #[must_use]
    pub fn begin(known: Option<&Username>, remember: Remember, context: &Context) -> (Self, Vec<Effect>) {
        let draft = known.map(|name| Draft::new(name.as_str())).unwrap_or_default();
        Self::ask(draft, remember, None, context)
    }

    fn ask(
        draft: Draft,
        remember: Remember,
        problem: Option<UsernameProblem>,
        context: &Context,
    ) -> (Self, Vec<Effect>) {
        let preparation = Preparation::begin(context);
        let prepare = Effect::Prepare { key: context.key, purpose: Purpose::LogIn };
        (Self::AskingUsername { draft, remember, preparation, problem, unsent: None }, vec![prepare])
    }

    pub(super) fn ask_username(
        identity: &LoginIdentity,
        problem: Option<UsernameProblem>,
        context: &Context,
    ) -> Step<Self> {
        let (state, effects) = Self::ask(Draft::new(identity.username.as_str()), identity.remember, problem, context);
        Step::Stay(state, effects)
    }

    /// The question again, with the name as it was given and all that was got ready for it.
    pub(super) fn username_again(
        identity: &LoginIdentity,
        preparation: Preparation,
        problem: Option<UsernameProblem>,
        unsent: Option<RequestId>,
    ) -> Self {
        let draft = Draft::new(identity.username.as_str());
        Self::AskingUsername { draft, remember: identity.remember, preparation, problem, unsent }
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> LogInSnapshot {
        match self {
            Self::AskingUsername { draft, remember, .. } => {
                LogInSnapshot::Username { draft: draft.clone(), remember: *remember }
            }
            Self::SendingUsername { identity, .. } => {
                LogInSnapshot::Username { draft: Draft::new(identity.username.as_str()), remember: identity.remember }
            }
            Self::AskingPin { identity, attempt, .. }
            | Self::CheckingPin { identity, attempt, .. }
            | Self::PinUnchecked { identity, attempt, .. } => {
                LogInSnapshot::Pin { identity: identity.clone(), attempt: attempt.clone() }
            }
            Self::Locked { identity, until } => LogInSnapshot::Locked { identity: identity.clone(), until: *until },
            Self::Frozen { identity } => LogInSnapshot::Frozen { identity: identity.clone() },
        }
    }

    /// Stands where it stood, without the PIN's digits.
    #[must_use]
    pub fn restore(saved: LogInSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        match saved {
            LogInSnapshot::Username { draft, remember } => Self::ask(draft, remember, None, context),
            LogInSnapshot::Pin { identity, attempt } => {
                let keypad = Keypad::new(PIN_LENGTH, context);
                (Self::AskingPin { identity, attempt, keypad, problem: None }, Vec::new())
            }
            LogInSnapshot::Locked { identity, until } => (Self::Locked { identity, until }, Vec::new()),
            LogInSnapshot::Frozen { identity } => (Self::Frozen { identity }, Vec::new()),
        }
    }

    /// Back to the username, which stands as it was given.
    pub(super) fn back(self, context: &Context) -> Step<Self> {
        match self {
            Self::AskingPin { identity, .. }
            | Self::CheckingPin { identity, .. }
            | Self::PinUnchecked { identity, .. }
            | Self::Locked { identity, .. }
            | Self::Frozen { identity } => Self::ask_username(&identity, None, context),
            Self::SendingUsername { identity, preparation, key } => {
                let unsent = preparation.sent(key);
                Step::stay(Self::username_again(&identity, preparation, None, unsent))
            }
            Self::AskingUsername { .. } => Step::Leave(Exit::Back),
        }
    }

    /// The name, as far as the member gave one that can be read.
    #[must_use]
    pub fn into_username(self) -> Option<Username> {
        match self {
            Self::AskingUsername { draft, .. } => Username::parse(draft.as_str()).ok(),
            Self::SendingUsername { identity, .. }
            | Self::AskingPin { identity, .. }
            | Self::CheckingPin { identity, .. }
            | Self::PinUnchecked { identity, .. }
            | Self::Locked { identity, .. }
            | Self::Frozen { identity } => Some(identity.username),
        }
    }

    /// The keypad, to be shown anew when the member changes its order.
    pub const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::AskingPin { keypad, .. } => Some(keypad),
            _ => None,
        }
    }

    /// When the flow wants to be told that time passed.
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Locked { until, .. } => Some(*until),
            _ => None,
        }
    }
}
