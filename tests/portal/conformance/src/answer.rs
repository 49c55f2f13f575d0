//! An answer of the portal, and what a rule may ask of it.

use core::time::Duration;

use multiportal::api::{MEDIA_TYPE_PROBLEM, Problem, ProblemCode};
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use serde::de::DeserializeOwned;

use super::finding::{Checked, Finding, broken, ensure, not_checked};

pub struct Answer {
    /// The call without ids or values: `POST /log-in/{attempt}/pin`.
    pub call: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// From the first byte sent to the last received.
    pub took: Duration,
}

impl Answer {
    /// Status and problem code, for a finding's text.
    pub fn brief(&self) -> String {
        match serde_json::from_slice::<Problem>(&self.body) {
            Ok(problem) if !self.status.is_success() => {
                format!("{} {}", self.status.as_u16(), problem.code.as_str())
            }
            _ => self.status.as_u16().to_string(),
        }
    }

    /// The finding for an answer that is none of those the rule allows. A throttle is no broken rule: it says to wait.
    pub fn instead_of(&self, wanted: &str) -> Finding {
        let said = format!("{} answered {} instead of {wanted}", self.call, self.brief());
        match serde_json::from_slice::<Problem>(&self.body) {
            Ok(Problem { code: ProblemCode::SlowDown | ProblemCode::Busy, retry_after, .. }) => {
                not_checked(format!("{said}: the portal throttles; again in {} s", retry_after.unwrap_or_default()))
            }
            _ => broken(said),
        }
    }

    /// An answer of that status.
    pub fn expect(self, status: u16) -> Checked<Self> {
        if self.status.as_u16() == status { Ok(self) } else { Err(self.instead_of(&status.to_string())) }
    }

    /// The body of an answer of that status.
    pub fn read<T: DeserializeOwned>(self, status: u16) -> Checked<T> {
        self.expect(status)?.body()
    }

    /// The body, whatever the status.
    pub fn body<T: DeserializeOwned>(&self) -> Checked<T> {
        let is_json = self.media_type() == Some("application/json");
        ensure(is_json, || format!("{} answered a body that is not application/json", self.call))?;
        // serde's own message can quote values.
        serde_json::from_slice(&self.body)
            .map_err(|error| broken(format!("{} answered a body of another shape (line {})", self.call, error.line())))
    }

    /// The problem of an answer with that status and code.
    pub fn refused(&self, status: u16, code: &ProblemCode) -> Checked<Problem> {
        let wanted = format!("{status} {}", code.as_str());
        match self.problem() {
            Ok(problem) if self.status.as_u16() == status && problem.code == *code => Ok(problem),
            // The right problem in another form: the form is what is broken.
            Err(finding) if self.brief() == wanted => Err(finding),
            _ => Err(self.instead_of(&wanted)),
        }
    }

    /// The problem of a 429, whose `Retry-After` is a whole number of seconds and the body's `retry_after`.
    pub fn told_to_wait(&self, code: &ProblemCode) -> Checked<u64> {
        let wanted = format!("429 {}", code.as_str());
        let brief = self.brief();
        let other = || broken(format!("{} answered {brief} instead of {wanted}", self.call));
        let problem = self.problem().map_err(|finding| if brief == wanted { finding } else { other() })?;
        if self.status != StatusCode::TOO_MANY_REQUESTS || problem.code != *code {
            return Err(other());
        }
        self.retry_after()?.ok_or_else(|| broken(format!("{} answered 429 without Retry-After", self.call)))
    }

    /// `Retry-After` in seconds, where header and body agree.
    pub fn retry_after(&self) -> Checked<Option<u64>> {
        let header = self.headers.get(RETRY_AFTER).map(|value| value.to_str().ok().and_then(|s| s.parse().ok()));
        let body = self.problem()?.retry_after;
        match (header, body) {
            (None, None) => Ok(None),
            (Some(Some(header)), Some(body)) if header == body => Ok(Some(header)),
            _ => Err(broken(format!("{}: Retry-After and retry_after are not the same seconds", self.call))),
        }
    }

    /// The problem, in the form that RFC 9457 and "Errors" give it.
    pub fn problem(&self) -> Checked<Problem> {
        let brief = || format!("{} answered {}", self.call, self.status.as_u16());
        ensure(self.media_type() == Some(MEDIA_TYPE_PROBLEM), || format!("{} not as {MEDIA_TYPE_PROBLEM}", brief()))?;
        let problem: Problem = serde_json::from_slice(&self.body)
            .map_err(|_| broken(format!("{} without type, title, status and code", brief())))?;
        ensure(problem.status == self.status.as_u16(), || format!("{} with another `status` in the body", brief()))?;
        ensure(!problem.kind.is_empty() && !problem.title.is_empty(), || format!("{} with no type or title", brief()))?;
        let code = problem.code.as_str();
        let snake = !code.is_empty() && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        ensure(snake, || format!("{} with a `code` that is not snake_case", brief()))?;
        Ok(problem)
    }

    fn media_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()?.split(';').next().map(str::trim)
    }
}
