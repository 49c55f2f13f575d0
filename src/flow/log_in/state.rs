//! What a member sees while logging in, and what of it outlives the process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Exit;
use crate::contract::Purpose;
use crate::domain::numbers::PIN_LENGTH;
use crate::domain::{Deadline, Draft, Handle, Pin, RequestKey, Username, UsernameError};
use crate::flow::keypad::Keypad;
use crate::flow::{Effect, Given, Preparation, Step, Trouble};

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
pub struct Who {
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
        unsent: Option<RequestKey>,
    },
    /// "Un momento…": sending, as soon as the phone is ready.
    SendingUsername {
        /// Who.
        who: Who,
        /// "No soy un robot".
        preparation: Preparation,
        /// The reply to wait for.
        key: RequestKey,
    },
    /// The PIN on the keypad.
    AskingPin {
        /// Who.
        who: Who,
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
        who: Who,
        /// The log-in.
        attempt: Handle,
        /// What is being checked.
        pin: Arc<Pin>,
        /// The reply to wait for.
        key: RequestKey,
    },
    /// The PIN did not get through: "Reintentar" sends the same request again, so that no try is counted twice.
    PinUnchecked {
        /// Who.
        who: Who,
        /// The log-in.
        attempt: Handle,
        /// What was being checked.
        pin: Arc<Pin>,
        /// The request.
        key: RequestKey,
        /// What happened.
        trouble: Trouble,
    },
    /// Too many wrong PINs: until when, and the way to recover.
    Locked {
        /// Who.
        who: Who,
        /// Until when.
        until: Deadline,
    },
    /// The member said "no fui yo": the cooperative lifts it.
    Frozen {
        /// Who.
        who: Who,
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
    Trouble(Trouble),
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
pub enum SavedLogIn {
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
        who: Who,
        /// The log-in.
        attempt: Handle,
    },
    /// A lock.
    Locked {
        /// Who.
        who: Who,
        /// Until when.
        until: Deadline,
    },
    /// A freeze.
    Frozen {
        /// Who.
        who: Who,
    },
}

impl LogIn {
    /// Begins, with the name where it is known already.
    #[must_use]
    pub fn begin(known: Option<&Username>, remember: Remember, given: &Given) -> (Self, Vec<Effect>) {
        let draft = known.map(|name| Draft::new(name.as_str())).unwrap_or_default();
        Self::ask(draft, remember, None, given)
    }

    fn ask(draft: Draft, remember: Remember, problem: Option<UsernameProblem>, given: &Given) -> (Self, Vec<Effect>) {
        let preparation = Preparation::begin(given);
        let prepare = Effect::Prepare { key: given.key, purpose: Purpose::LogIn };
        (Self::AskingUsername { draft, remember, preparation, problem, unsent: None }, vec![prepare])
    }

    pub(super) fn ask_username(who: &Who, problem: Option<UsernameProblem>, given: &Given) -> Step<Self> {
        let (state, effects) = Self::ask(Draft::new(who.username.as_str()), who.remember, problem, given);
        Step::Stay(state, effects)
    }

    /// The question again, with the name as it was given and all that was got ready for it.
    pub(super) fn username_again(
        who: &Who,
        preparation: Preparation,
        problem: Option<UsernameProblem>,
        unsent: Option<RequestKey>,
    ) -> Self {
        let draft = Draft::new(who.username.as_str());
        Self::AskingUsername { draft, remember: who.remember, preparation, problem, unsent }
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> SavedLogIn {
        match self {
            Self::AskingUsername { draft, remember, .. } => {
                SavedLogIn::Username { draft: draft.clone(), remember: *remember }
            }
            Self::SendingUsername { who, .. } => {
                SavedLogIn::Username { draft: Draft::new(who.username.as_str()), remember: who.remember }
            }
            Self::AskingPin { who, attempt, .. }
            | Self::CheckingPin { who, attempt, .. }
            | Self::PinUnchecked { who, attempt, .. } => SavedLogIn::Pin { who: who.clone(), attempt: attempt.clone() },
            Self::Locked { who, until } => SavedLogIn::Locked { who: who.clone(), until: *until },
            Self::Frozen { who } => SavedLogIn::Frozen { who: who.clone() },
        }
    }

    /// Stands where it stood, without the PIN's digits.
    #[must_use]
    pub fn restore(saved: SavedLogIn, given: &Given) -> (Self, Vec<Effect>) {
        match saved {
            SavedLogIn::Username { draft, remember } => Self::ask(draft, remember, None, given),
            SavedLogIn::Pin { who, attempt } => {
                let keypad = Keypad::new(PIN_LENGTH, given);
                (Self::AskingPin { who, attempt, keypad, problem: None }, Vec::new())
            }
            SavedLogIn::Locked { who, until } => (Self::Locked { who, until }, Vec::new()),
            SavedLogIn::Frozen { who } => (Self::Frozen { who }, Vec::new()),
        }
    }

    /// Back to the username, which stands as it was given.
    pub(super) fn back(self, given: &Given) -> Step<Self> {
        match self {
            Self::AskingPin { who, .. }
            | Self::CheckingPin { who, .. }
            | Self::PinUnchecked { who, .. }
            | Self::Locked { who, .. }
            | Self::Frozen { who } => Self::ask_username(&who, None, given),
            Self::SendingUsername { who, preparation, key } => {
                let unsent = preparation.sent(key);
                Step::stay(Self::username_again(&who, preparation, None, unsent))
            }
            Self::AskingUsername { .. } => Step::Leave(Exit::Back),
        }
    }

    /// The name, as far as the member gave one that can be read.
    #[must_use]
    pub fn into_username(self) -> Option<Username> {
        match self {
            Self::AskingUsername { draft, .. } => Username::parse(draft.as_str()).ok(),
            Self::SendingUsername { who, .. }
            | Self::AskingPin { who, .. }
            | Self::CheckingPin { who, .. }
            | Self::PinUnchecked { who, .. }
            | Self::Locked { who, .. }
            | Self::Frozen { who } => Some(who.username),
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
