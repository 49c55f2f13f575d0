//! Entering the security code: both recoveries' middle part (manual: "un código de seguridad el cual digitará con el teclado
//! en pantalla").
//!
//! Ends where the code was right, or where the recovery is over. The code is never saved.

#[cfg(feature = "ui")]
pub mod screen;
mod sent;
mod state;
#[cfg(test)]
mod tests;

pub use sent::Sent;
pub use state::{CodeEntry, CodeEntrySnapshot, CodeProblem};

use sent::Unanswered;

use crate::domain::CodeAccepted;
use crate::features::keypad::Key;
use crate::flow::{Effect, Flow, Input, Response, Step};

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// A key of the keypad.
    Key(Key),
    /// The one real input under the boxes holds another text: typed, pasted or filled in by the phone.
    Filled(SecurityText),
    /// "Reenviar".
    Resend,
    /// "Reintentar", after a check that did not get through: the same request again.
    Retry,
    /// "Regresar".
    Back,
    /// Something came of an effect.
    Received(Response),
}

/// The text of the code's input, wiped when dropped.
pub struct SecurityText(zeroize::Zeroizing<String>);

crate::domain::redacted_debug!(SecurityText);

impl SecurityText {
    /// Takes the input's text over; the rest of a pasted book is dropped.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(zeroize::Zeroizing::new(text.chars().take(256).collect()))
    }
}

/// How it ends.
#[derive(Debug)]
pub enum Exit {
    /// The code was right.
    Accepted(CodeAccepted),
    /// Too many tries, or used: begin again.
    RecoveryOver,
    /// The member went back.
    Back,
}

impl Flow for CodeEntry {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { context, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (_, Action::Back) => Step::Leave(Exit::Back),
            (Self::Entering { sent, problem }, Action::Key(key)) => sent.key(&key, problem, &context),
            (Self::Entering { sent, problem }, Action::Filled(text)) => sent.filled(&text.0, problem, &context),
            (Self::Entering { sent, .. } | Self::Unchecked { sent, .. }, Action::Resend)
                if sent.may_resend(&context) =>
            {
                sent.resend(&context)
            }
            (
                Self::Entering { sent, .. } | Self::Unchecked { sent, .. },
                Action::Received(Response::CodeArrived(code)),
            ) if !sent.knows_wrong(&code) => sent.arrived(code, &context),
            (Self::Checking { sent, key, code, .. }, Action::Received(Response::CodeArrived(other)))
                if !code.matches(&other) =>
            {
                // The member was quicker than the message; where theirs is wrong, this one is tried.
                Step::stay(Self::Checking { sent, key, code, arrived: Some(other) })
            }
            (Self::Resending { sent, key, .. }, Action::Received(Response::CodeArrived(code))) => {
                // The message overtook the portal's answer; it waits for it.
                Step::stay(Self::Resending { sent, key, arrived: Some(code) })
            }
            (Self::Unchecked { sent, key, code, .. }, Action::Retry) => sent.ask(key, code),
            (Self::Unchecked { sent, key, code, error }, Action::Key(typed)) => {
                sent.afresh(&typed, Unanswered { key, code, error }, &context)
            }
            (Self::Unchecked { sent, .. }, Action::Filled(text)) => sent.filled(&text.0, None, &context),
            (
                Self::Checking { sent, key, code, arrived },
                Action::Received(Response::CodeChecked(answered, result)),
            ) if key == answered => sent.checked(key, code, arrived, result, &context),
            (Self::Resending { sent, key, arrived }, Action::Received(Response::CodeSent(answered, result)))
                if key == answered =>
            {
                sent.resent(key, arrived, result, &context)
            }
            // Stray: a key while checking, a second tap on "Reenviar", "Reenviar" too soon, the same message twice, a late answer.
            (state, _) => Step::stay(state),
        }
    }
}
