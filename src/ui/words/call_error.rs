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
        CallError::Offline => (t!("call-error-offline-title"), t!("call-error-offline")),
        CallError::BehindProxy => (t!("call-error-proxy-title"), t!("call-error-proxy")),
        CallError::TimedOut => (t!("call-error-timed-out-title"), t!("call-error-timed-out")),
        CallError::NotGenuine => (t!("call-error-not-genuine-title"), t!("call-error-not-genuine")),
        CallError::WrongDate => (t!("call-error-wrong-date-title"), t!("call-error-wrong-date")),
        CallError::Maintenance { retry_after: None } => {
            (t!("call-error-maintenance-title"), t!("call-error-maintenance"))
        }
        CallError::Maintenance { retry_after: Some(after) } => {
            (t!("call-error-maintenance-title"), t!("call-error-maintenance-in", wait: wait(*after)))
        }
        CallError::SlowDown { retry_after } => {
            (t!("call-error-slow-down-title"), t!("call-error-slow-down", wait: wait(*retry_after)))
        }
        CallError::Outdated => (t!("call-error-outdated-title"), t!("call-error-outdated")),
        CallError::Unexpected { reference } if !reference.is_known() => {
            (t!("call-error-unexpected-title"), t!("call-error-unexpected-unnumbered"))
        }
        CallError::Unexpected { reference } => {
            (t!("call-error-unexpected-title"), t!("call-error-unexpected", reference: reference.to_string()))
        }
    };
    CallErrorWords { title, text }
}
