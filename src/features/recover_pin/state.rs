//! The states of recovering a PIN.

use super::{Answers, FormProblem, FormStep, NewPinPhase, NewPinStep};
use crate::api::DocumentTypeResponse;
use crate::domain::{Deadline, Username};
use crate::features::code_entry::{CodeEntry, LeftCodes};
use crate::features::keypad::Keypad;
use crate::features::suggestions::AskedSuggestions;
use crate::flow::{Context, Effect, Step};

#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "the app holds one, and never copies it")]
pub enum RecoverPin {
    Form(FormStep),
    Code {
        entry: CodeEntry,
        answers: Answers,
        /// `None` if the username is recovered too.
        username: Option<Username>,
        /// Codes of other answers.
        left: LeftCodes,
    },
    NewPin(NewPinStep),
    PinChanged {
        /// `None` if the username was sent to the member.
        username: Option<Username>,
    },
}

impl RecoverPin {
    /// Starts, with the username if the member gave it before.
    #[must_use]
    pub fn start(username: Option<&Username>, left: LeftCodes, context: &Context) -> (Self, Vec<Effect>) {
        Self::ask(Answers::new(username), None, left, context)
    }

    pub(super) fn ask(
        answers: Answers,
        problem: Option<FormProblem>,
        mut left: LeftCodes,
        context: &Context,
    ) -> (Self, Vec<Effect>) {
        left.remove_expired(context.now);
        let (submission, effects) = left.start(context);
        (Self::Form(FormStep { answers, submission, problem, left, suggestions: AskedSuggestions::default() }), effects)
    }

    /// Asks the last question again, with the given answers.
    pub(super) fn ask_again(
        answers: Answers,
        problem: Option<FormProblem>,
        left: LeftCodes,
        context: &Context,
    ) -> Step<Self> {
        // Runs before a preparation: `Stop` deletes the SMS token that a later `Prepare` sets.
        let mut effects = vec![left.inbox()];
        let (state, prepare) = Self::ask(answers, problem, left, context);
        effects.extend(prepare);
        Step::Stay(state, effects)
    }

    /// Applies the kinds of document that the portal takes.
    pub(crate) fn apply_document_types(&mut self, types: &[DocumentTypeResponse]) {
        if let Self::Form(step) = self {
            step.answers.apply_document_types(types);
        }
    }

    #[must_use]
    pub const fn code(&self) -> Option<&CodeEntry> {
        match self {
            Self::Code { entry, .. } => Some(entry),
            _ => None,
        }
    }

    /// Returns the keypad of the new PIN, if it takes keys.
    #[must_use]
    pub const fn pin_keypad(&self) -> Option<&Keypad> {
        match self {
            Self::NewPin(step) => match step.phase() {
                NewPinPhase::Choosing | NewPinPhase::Confirming => Some(&step.keypad),
                NewPinPhase::Saving | NewPinPhase::Unsaved => None,
            },
            _ => None,
        }
    }

    pub(crate) const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::Code { entry, .. } => Some(&mut entry.keypad),
            Self::NewPin(step) => Some(&mut step.keypad),
            _ => None,
        }
    }

    /// Returns when to send [`super::Event::Ticked`].
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Code { entry, .. } => entry.deadline(),
            Self::NewPin(step) => match step.phase() {
                NewPinPhase::Choosing | NewPinPhase::Confirming => Some(step.grant.until),
                NewPinPhase::Saving | NewPinPhase::Unsaved => None,
            },
            _ => None,
        }
    }
}
