//! A refusal of the portal: its problem by `code`, and by the status class where the code is unknown or there is none.

use core::time::Duration;

use reqwest::StatusCode;

use super::exchange::seconds;
use crate::api::{Problem, ProblemCode};
use crate::domain::limits::SLOW_DOWN_WAIT;
use crate::flow::{CallError, Reference};

/// An answer with a status of failure.
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) problem: Option<Problem>,
    pub(super) wait: Option<Duration>,
    pub(super) reference: Reference,
}

impl Refusal {
    /// The stable name, where the portal gave one that this version knows.
    pub(super) fn code(&self) -> Option<&ProblemCode> {
        self.problem.as_ref().map(|problem| &problem.code).filter(|code| !matches!(code, ProblemCode::Other(_)))
    }

    /// Whether it is this problem, or an unknown one of this status.
    pub(super) fn is(&self, code: &ProblemCode, status: StatusCode) -> bool {
        self.code().map_or(self.status == status, |told| told == code)
    }

    /// After how long another request can help.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.problem.as_ref().and_then(|problem| problem.retry_after).map(seconds).or(self.wait)
    }

    /// What any call can meet.
    pub(super) fn error(&self) -> CallError {
        match (self.code(), self.status) {
            (Some(ProblemCode::UpgradeRequired), _) | (None, StatusCode::UPGRADE_REQUIRED) => CallError::Outdated,
            (Some(ProblemCode::SlowDown | ProblemCode::Busy | ProblemCode::Locked), _)
            | (None, StatusCode::TOO_MANY_REQUESTS) => {
                CallError::SlowDown { retry_after: self.retry_after().unwrap_or(SLOW_DOWN_WAIT) }
            }
            (Some(ProblemCode::Maintenance), _) | (None, StatusCode::SERVICE_UNAVAILABLE) => {
                CallError::Maintenance { retry_after: self.retry_after() }
            }
            _ => CallError::Unexpected { reference: self.reference.clone() },
        }
    }
}
