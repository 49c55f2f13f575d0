//! The states of recovering a username.

use serde::{Deserialize, Serialize};

use crate::api::Purpose;
use crate::domain::{Deadline, Draft, Email, EmailError, SentTo};
use crate::features::code_entry::{CodeEntry, LeftCodes};
use crate::features::keypad::Keypad;
use crate::features::suggestions::AskedSuggestions;
use crate::flow::{CallError, Context, Effect, Prepared, PreparedBody, PreparedSubmission, Request};

/// The slider (manual: "deslice la mano de color rojo hacia el lado derecho hasta apreciar que se convierta en color verde").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slide {
    /// At the left.
    #[default]
    Red,
    /// At the right.
    Green,
}

#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "the app holds one, and never copies it")]
pub enum RecoverUsername {
    /// "Digite el correo electrónico" and the slider.
    Email(EmailStep),
    Code {
        entry: CodeEntry,
        email: Email,
        /// Codes of other answers.
        left: LeftCodes,
    },
    /// "Verifique su correo y/o su celular".
    UsernameSent { channels: Vec<SentTo> },
}

#[derive(Debug)]
pub struct EmailStep {
    pub form: EmailForm,
    pub submission: PreparedSubmission<Email>,
    pub problem: Option<EmailProblem>,
    pub left: LeftCodes,
    pub(super) suggestions: AskedSuggestions<Email>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmailForm {
    pub draft: Draft,
    pub slide: Slide,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmailProblem {
    Unreadable(EmailError),
    /// This address was perhaps meant. The typed one is sent if it is sent again.
    Slip(Email),
    /// The slider is still red.
    NotSlid,
    /// The portal cannot read the e-mail.
    Refused,
    /// Too many tries of the code, or used: a new code is needed.
    RecoveryOver,
    NotSent(CallError),
}

impl PreparedBody for Email {
    const PURPOSE: Purpose = Purpose::RecoverUsername;

    fn request(&self, prepared: &Prepared) -> Request {
        let Prepared { proof, channel, .. } = prepared.clone();
        Request::RecoverUsername { email: self.clone(), proof, channel }
    }
}

impl RecoverUsername {
    #[must_use]
    pub fn start(left: LeftCodes, context: &Context) -> (Self, Vec<Effect>) {
        Self::ask(EmailForm::default(), None, left, context)
    }

    pub(super) fn ask(
        form: EmailForm,
        problem: Option<EmailProblem>,
        mut left: LeftCodes,
        context: &Context,
    ) -> (Self, Vec<Effect>) {
        left.remove_expired(context.now);
        let (submission, effects) = left.start(context);
        (Self::Email(EmailStep { form, submission, problem, left, suggestions: AskedSuggestions::default() }), effects)
    }

    #[must_use]
    pub const fn code(&self) -> Option<&CodeEntry> {
        match self {
            Self::Code { entry, .. } => Some(entry),
            _ => None,
        }
    }

    /// Returns when to send [`super::Event::Ticked`].
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Code { entry, .. } => entry.deadline(),
            Self::Email(_) | Self::UsernameSent { .. } => None,
        }
    }

    pub(crate) const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::Code { entry, .. } => Some(&mut entry.keypad),
            _ => None,
        }
    }
}

impl From<&Email> for EmailForm {
    fn from(email: &Email) -> Self {
        Self { draft: Draft::new(email.as_str()), slide: Slide::Green }
    }
}
