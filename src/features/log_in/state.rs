//! The states of a log-in.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::api::Purpose;
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{AttemptId, Deadline, Draft, Pin, Proof, Username, UsernameError};
use crate::features::keypad::Keypad;
use crate::features::suggestions::AskedSuggestions;
use crate::flow::{
    CallError, Context, Effect, PinCheck, Prepared, PreparedBody, PreparedSubmission, Request, Submission,
};

/// "Recordar mi usuario".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remember {
    Yes,
    #[default]
    No,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoginIdentity {
    pub username: Username,
    pub remember: Remember,
}

#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "the app holds one, and never copies it")]
pub enum LogIn {
    /// "Digite el usuario" and "No soy un robot".
    Username(UsernameStep),
    Pin(PinStep),
    Locked(Lock),
    /// The member said "no fui yo"; the cooperative lifts it.
    Frozen(LoginIdentity),
}

#[derive(Debug)]
pub struct UsernameStep {
    pub form: UsernameForm,
    pub submission: PreparedSubmission<Username>,
    pub problem: Option<UsernameProblem>,
    pub(super) suggestions: AskedSuggestions<Username>,
    /// The PIN that was entered in an expired attempt: checked in the next one.
    pub(super) pin: Option<Arc<Pin>>,
}

impl UsernameStep {
    pub(super) fn new(
        form: UsernameForm,
        submission: PreparedSubmission<Username>,
        problem: Option<UsernameProblem>,
    ) -> Self {
        Self { form, submission, problem, suggestions: AskedSuggestions::default(), pin: None }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsernameForm {
    pub draft: Draft,
    pub remember: Remember,
}

#[derive(Debug)]
pub struct PinStep {
    pub attempt: PinAttempt,
    pub keypad: Keypad,
    pub check: Submission<PinCheck>,
    pub problem: Option<PinProblem>,
    /// Whether the attempt replaced an expired one by itself, which happens once for a PIN.
    pub(super) restarted: bool,
}

/// An attempt at the portal that takes PINs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinAttempt {
    #[serde(alias = "who")]
    pub identity: LoginIdentity,
    pub attempt: AttemptId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lock {
    #[serde(alias = "who")]
    pub identity: LoginIdentity,
    pub until: Deadline,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsernameProblem {
    Unreadable(UsernameError),
    /// Another one is more likely. "Continuar" sends it as it was typed.
    PerhapsMeant(Username),
    /// The portal cannot read it.
    Refused,
    /// The attempt expired before the PIN was entered.
    TookTooLong,
    NotSent(CallError),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinProblem {
    /// The PIN or the username is wrong.
    Wrong { attempts_left: u32 },
    /// "Reintentar" sends the same PIN again.
    NotChecked(CallError),
}

impl PreparedBody for Username {
    const PURPOSE: Purpose = Purpose::LogIn;

    fn request(&self, Prepared { proof: Proof(proof), .. }: &Prepared) -> Request {
        Request::LogIn { username: self.clone(), proof: Proof(proof.clone()) }
    }
}

impl LogIn {
    /// Starts. A known username is not asked: it is sent at once.
    #[must_use]
    pub fn start(known: Option<&Username>, remember: Remember, context: &Context) -> (Self, Vec<Effect>) {
        let draft = known.map(|name| Draft::new(name.as_str())).unwrap_or_default();
        let (mut submission, mut effects) = PreparedSubmission::start(context);
        if let Some(username) = known {
            effects.extend(submission.submit(username.clone(), context));
        }
        let form = UsernameForm { draft, remember };
        (Self::Username(UsernameStep::new(form, submission, None)), effects)
    }

    pub(super) fn ask_username(
        form: UsernameForm,
        problem: Option<UsernameProblem>,
        context: &Context,
    ) -> (Self, Vec<Effect>) {
        let (submission, effects) = PreparedSubmission::start(context);
        (Self::Username(UsernameStep::new(form, submission, problem)), effects)
    }

    pub(super) fn ask_pin(attempt: PinAttempt, problem: Option<PinProblem>, context: &Context) -> Self {
        let keypad = Keypad::new(PIN_LENGTH, context);
        Self::Pin(PinStep { attempt, keypad, check: Submission::Idle, problem, restarted: false })
    }

    /// Returns the username, if the typed text can be parsed.
    pub(crate) fn into_username(self) -> Option<Username> {
        match self {
            Self::Username(step) => Username::parse(step.form.draft.as_str()).ok(),
            Self::Pin(step) => Some(step.attempt.identity.username),
            Self::Locked(lock) => Some(lock.identity.username),
            Self::Frozen(identity) => Some(identity.username),
        }
    }

    /// Returns the keypad, if it takes keys.
    #[must_use]
    pub const fn keypad(&self) -> Option<&Keypad> {
        match self {
            Self::Pin(step) if step.takes_keys() => Some(&step.keypad),
            _ => None,
        }
    }

    pub(crate) const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::Pin(step) => Some(&mut step.keypad),
            _ => None,
        }
    }

    /// Returns when to send [`super::Event::Ticked`].
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Locked(lock) => Some(lock.until),
            _ => None,
        }
    }
}

impl PinStep {
    /// Returns whether digits can be entered: no PIN is being checked or waits for "Reintentar".
    #[must_use]
    pub const fn takes_keys(&self) -> bool {
        !self.check.is_pending() && !matches!(self.problem, Some(PinProblem::NotChecked(_)))
    }
}

impl From<LoginIdentity> for UsernameForm {
    fn from(LoginIdentity { username, remember }: LoginIdentity) -> Self {
        Self { draft: Draft::new(username.as_str()), remember }
    }
}
