//! View models of freezing the access.

use super::{Freeze, ReceiptProblem};

#[derive(Clone, PartialEq)]
pub enum FreezeView {
    Receipt { problem: Option<ReceiptProblem>, pending: bool },
    Frozen,
}

impl From<&Freeze> for FreezeView {
    fn from(state: &Freeze) -> Self {
        match state {
            Freeze::Receipt(step) => {
                Self::Receipt { problem: step.problem.clone(), pending: step.submission.is_pending() }
            }
            Freeze::Frozen => Self::Frozen,
        }
    }
}
