//! What to say of trouble: what happened, that nothing was lost, what to do.

use super::{t, wait};
use crate::flow::Trouble;

/// A trouble in the member's words.
#[derive(Clone, PartialEq, Eq)]
pub struct TroubleWords {
    /// What happened.
    pub title: String,
    /// What it means and what to do.
    pub text: String,
}

/// Says it.
#[must_use]
pub fn trouble(trouble: &Trouble) -> TroubleWords {
    let (title, text) = match trouble {
        Trouble::Offline => (t!("trouble-offline-title"), t!("trouble-offline")),
        Trouble::TimedOut => (t!("trouble-timed-out-title"), t!("trouble-timed-out")),
        Trouble::NotGenuine => (t!("trouble-not-genuine-title"), t!("trouble-not-genuine")),
        Trouble::Maintenance { retry_after: None } => (t!("trouble-maintenance-title"), t!("trouble-maintenance")),
        Trouble::Maintenance { retry_after: Some(after) } => {
            (t!("trouble-maintenance-title"), t!("trouble-maintenance-in", wait: wait(*after)))
        }
        Trouble::SlowDown { retry_after } => {
            (t!("trouble-slow-down-title"), t!("trouble-slow-down", wait: wait(*retry_after)))
        }
        Trouble::Outdated => (t!("trouble-outdated-title"), t!("trouble-outdated")),
        Trouble::Unexpected { reference } if !reference.is_known() => {
            (t!("trouble-unexpected-title"), t!("trouble-unexpected-unnumbered"))
        }
        Trouble::Unexpected { reference } => {
            (t!("trouble-unexpected-title"), t!("trouble-unexpected", reference: reference.to_string()))
        }
    };
    TroubleWords { title, text }
}
