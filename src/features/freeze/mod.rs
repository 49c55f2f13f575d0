//! "No fui yo": the receipt of a changed PIN carries a code; whoever gives it freezes the access until the cooperative lifts it.
//!
//! Ends where access is frozen. The code is as secret as a PIN: it is never saved.

#[cfg(feature = "ui")]
pub mod screen;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{Receipt, ReceiptDraft, ReceiptError, RequestId};
use crate::flow::{CallError, Context, Effect, Flow, FreezeError, Haptic, Input, Response, Step};

/// The states of freezing.
#[derive(Debug)]
pub enum Freeze {
    /// "El código del mensaje".
    Asking {
        /// What is typed.
        typed: ReceiptDraft,
        /// What is wrong, where something is.
        problem: Option<ReceiptProblem>,
        /// The request that may have got through: the same code sent again is the same request.
        unsent: Option<Unsent>,
    },
    /// "Congelando tu acceso…"
    Freezing {
        /// What is typed.
        typed: ReceiptDraft,
        /// What is being sent, with the reply to wait for.
        sent: Unsent,
    },
    /// Access is frozen.
    Frozen,
}

/// A request whose end is not known.
#[derive(Debug)]
pub struct Unsent {
    /// The request.
    pub key: RequestId,
    /// What it carried.
    pub receipt: Arc<Receipt>,
}

/// What is wrong with the code, or with sending it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptProblem {
    /// It is none.
    Unreadable(ReceiptError),
    /// The portal does not know it, or it was used: then access is frozen already.
    Over,
    /// It could not be sent.
    CallError(CallError),
}

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// The field holds another text.
    Typed(ReceiptDraft),
    /// "Congelar mi acceso"; after trouble the same request again.
    Freeze,
    /// "Regresar".
    Back,
    /// Something came of an effect.
    Received(Response),
}

/// How it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The member went back.
    Back,
}

/// What of it is saved: where the member stood, never the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FreezeSnapshot {
    /// The question, its field empty.
    Asking,
    /// Access is frozen.
    Frozen,
}

impl Freeze {
    /// Begins. Nothing personal is asked and there is no time to lose: no notice comes before, no proof is worked at.
    #[must_use]
    pub fn begin() -> Self {
        Self::Asking { typed: ReceiptDraft::default(), problem: None, unsent: None }
    }

    /// What to save.
    #[must_use]
    pub const fn save(&self) -> FreezeSnapshot {
        match self {
            Self::Asking { .. } | Self::Freezing { .. } => FreezeSnapshot::Asking,
            Self::Frozen => FreezeSnapshot::Frozen,
        }
    }

    /// Stands where it stood, without the code.
    #[must_use]
    pub fn restore(saved: FreezeSnapshot) -> Self {
        match saved {
            FreezeSnapshot::Asking => Self::begin(),
            FreezeSnapshot::Frozen => Self::Frozen,
        }
    }
}

impl Flow for Freeze {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { context, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (Self::Asking { unsent, .. }, Action::Typed(typed)) => {
                Step::stay(Self::Asking { typed, problem: None, unsent })
            }
            (Self::Asking { typed, unsent, .. }, Action::Freeze) => send(typed, unsent, &context),
            (Self::Asking { .. } | Self::Frozen, Action::Back) => Step::Leave(Exit::Back),
            (Self::Freezing { typed, sent }, Action::Back) => {
                Step::stay(Self::Asking { typed, problem: None, unsent: Some(sent) })
            }
            (Self::Freezing { typed, sent }, Action::Received(Response::AccessFrozen(answered, result)))
                if sent.key == answered =>
            {
                frozen(typed, sent, result)
            }
            // The member went back from waiting, and it was done all the same.
            (Self::Asking { unsent: Some(sent), .. }, Action::Received(Response::AccessFrozen(answered, Ok(()))))
                if sent.key == answered =>
            {
                Step::ask(Self::Frozen, Effect::Haptic(Haptic::Done))
            }
            // Stray: a second tap, a letter while freezing, a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

fn send(typed: ReceiptDraft, unsent: Option<Unsent>, context: &Context) -> Step<Freeze> {
    match typed.read() {
        Err(why) => refuse(typed, ReceiptProblem::Unreadable(why), unsent),
        Ok(receipt) => {
            let again = unsent.filter(|unsent| unsent.receipt.matches(&receipt));
            let sent = again.unwrap_or_else(|| Unsent { key: context.key, receipt: Arc::new(receipt) });
            let ask = Effect::FreezeAccess { key: sent.key, receipt: Arc::clone(&sent.receipt) };
            Step::ask(Freeze::Freezing { typed, sent }, ask)
        }
    }
}

fn frozen(typed: ReceiptDraft, sent: Unsent, result: Result<(), FreezeError>) -> Step<Freeze> {
    match result {
        Ok(()) => Step::ask(Freeze::Frozen, Effect::Haptic(Haptic::Done)),
        Err(FreezeError::ReceiptOver) => refuse(typed, ReceiptProblem::Over, None),
        Err(FreezeError::CallError(error)) => {
            let unsent = error.outcome_unknown().then_some(sent);
            refuse(typed, ReceiptProblem::CallError(error), unsent)
        }
    }
}

fn refuse(typed: ReceiptDraft, problem: ReceiptProblem, unsent: Option<Unsent>) -> Step<Freeze> {
    Step::ask(Freeze::Asking { typed, problem: Some(problem), unsent }, Effect::Haptic(Haptic::Refused))
}
