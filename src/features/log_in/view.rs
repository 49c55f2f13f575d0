//! View models of the log-in.

use super::{LogIn, LoginIdentity, PinProblem, Remember, UsernameProblem};
use crate::domain::Deadline;
use crate::flow::Readiness;

#[derive(Clone, PartialEq)]
pub enum LogInView {
    Username(UsernameView),
    Pin(PinView),
    Locked { until: Deadline },
    Frozen,
}

#[derive(Clone, PartialEq)]
pub struct UsernameView {
    pub remember: Remember,
    /// The state of "No soy un robot".
    pub readiness: Readiness,
    pub problem: Option<UsernameProblem>,
    pub pending: bool,
}

#[derive(Clone, PartialEq)]
pub struct PinView {
    pub identity: LoginIdentity,
    pub problem: Option<PinProblem>,
    pub pending: bool,
}

impl From<&LogIn> for LogInView {
    fn from(state: &LogIn) -> Self {
        match state {
            LogIn::Username(step) => Self::Username(UsernameView {
                remember: step.form.remember,
                readiness: step.submission.readiness(),
                problem: step.problem.clone(),
                pending: step.submission.is_pending(),
            }),
            LogIn::Pin(step) => Self::Pin(PinView {
                identity: step.attempt.identity.clone(),
                problem: step.problem.clone(),
                pending: step.check.is_pending(),
            }),
            LogIn::Locked(lock) => Self::Locked { until: lock.until },
            LogIn::Frozen(_) => Self::Frozen,
        }
    }
}
