//! The states of freezing access, and what is saved of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{Receipt, ReceiptDraft, ReceiptError};
use crate::flow::{CallError, Submission};

#[derive(Debug)]
pub enum Freeze {
    /// "El código del mensaje".
    Receipt(ReceiptStep),
    Frozen,
}

#[derive(Debug, Default)]
pub struct ReceiptStep {
    pub draft: ReceiptDraft,
    pub submission: Submission<Arc<Receipt>>,
    pub problem: Option<ReceiptProblem>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptProblem {
    Unreadable(ReceiptError),
    /// The portal does not know it, or it was used: then access is frozen already.
    Over,
    NotSent(CallError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FreezeSnapshot {
    /// The question, with an empty field.
    #[serde(rename = "Asking")]
    Receipt,
    Frozen,
}

impl Freeze {
    /// Starts, without privacy notice and proof of work: nothing personal is asked, and it is urgent.
    #[must_use]
    pub fn start() -> Self {
        Self::Receipt(ReceiptStep::default())
    }

    #[must_use]
    pub const fn snapshot(&self) -> FreezeSnapshot {
        match self {
            Self::Receipt(_) => FreezeSnapshot::Receipt,
            Self::Frozen => FreezeSnapshot::Frozen,
        }
    }

    #[must_use]
    pub fn restore(snapshot: FreezeSnapshot) -> Self {
        match snapshot {
            FreezeSnapshot::Receipt => Self::start(),
            FreezeSnapshot::Frozen => Self::Frozen,
        }
    }
}
