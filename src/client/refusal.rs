//! A refusal of the portal: identified by its problem's `code`, or by the status class if the code is unknown.

use core::time::Duration;

use reqwest::StatusCode;

use super::http::seconds;
use crate::api::{Problem, ProblemCode};
use crate::domain::limits::SLOW_DOWN_WAIT;
use crate::flow::{CallError, Reference};

/// A response with an error status.
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    pub(super) problem: Option<Problem>,
    pub(super) wait: Option<Duration>,
    pub(super) reference: Reference,
}

/// The error of one request, read from a refusal; `None` for a refusal that any call can have.
pub(super) trait FromRefusal: Sized {
    fn from_refusal(refusal: &Refusal) -> Option<Self>;
}

impl Refusal {
    /// Returns the problem's code, where this version knows it.
    pub(super) fn code(&self) -> Option<&ProblemCode> {
        self.problem.as_ref().map(|problem| &problem.code).filter(|code| !matches!(code, ProblemCode::Other(_)))
    }

    /// Whether it is this problem, or an unknown one with this status.
    pub(super) fn is(&self, code: &ProblemCode, status: StatusCode) -> bool {
        self.code().map_or(self.status == status, |known| known == code)
    }

    /// Returns after how long another request can help.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        self.problem.as_ref().and_then(|problem| problem.retry_after).map(seconds).or(self.wait)
    }

    pub(super) fn call_error(&self) -> CallError {
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
