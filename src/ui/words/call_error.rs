//! Texts of call errors: what happened, that nothing was lost, what to do.

use super::{t, wait};
use crate::flow::CallError;

#[derive(Clone, PartialEq, Eq)]
pub struct CallErrorWords {
    pub title: String,
    /// The consequence and what to do.
    pub text: String,
}

#[must_use]
pub fn call_error(error: &CallError) -> CallErrorWords {
    let (title, text) = match error {
        CallError::Offline => (t!("trouble-offline-title"), t!("trouble-offline")),
        CallError::TimedOut => (t!("trouble-timed-out-title"), t!("trouble-timed-out")),
        CallError::NotGenuine => (t!("trouble-not-genuine-title"), t!("trouble-not-genuine")),
        CallError::WrongDate => (t!("trouble-wrong-date-title"), t!("trouble-wrong-date")),
        CallError::Maintenance { retry_after: None } => (t!("trouble-maintenance-title"), t!("trouble-maintenance")),
        CallError::Maintenance { retry_after: Some(after) } => {
            (t!("trouble-maintenance-title"), t!("trouble-maintenance-in", wait: wait(*after)))
        }
        CallError::SlowDown { retry_after } => {
            (t!("trouble-slow-down-title"), t!("trouble-slow-down", wait: wait(*retry_after)))
        }
        CallError::Outdated => (t!("trouble-outdated-title"), t!("trouble-outdated")),
        CallError::Unexpected { reference } if !reference.is_known() => {
            (t!("trouble-unexpected-title"), t!("trouble-unexpected-unnumbered"))
        }
        CallError::Unexpected { reference } => {
            (t!("trouble-unexpected-title"), t!("trouble-unexpected", reference: reference.to_string()))
        }
    };
    CallErrorWords { title, text }
}
