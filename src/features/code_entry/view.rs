//! View model of the code's screen.

use std::sync::Arc;

use super::{CodeEntry, CodeMessage, CodeProblem, Phase, RefusedText};
use crate::domain::Email;

#[derive(Clone, PartialEq)]
pub struct CodeView {
    pub message: CodeMessage,
    /// The typed e-mail, shortened.
    pub email: Option<String>,
    /// The e-mail that was perhaps meant.
    pub suggestion: Option<String>,
    pub phase: Phase,
    pub expired: bool,
    pub problem: Option<CodeProblem>,
    pub refused: Option<Arc<RefusedText>>,
}

impl CodeView {
    /// Returns the view of a code that was asked for with this e-mail.
    #[must_use]
    pub fn new(entry: &CodeEntry, email: Option<&Email>) -> Self {
        Self {
            message: entry.message.clone(),
            email: email.map(Email::shortened),
            suggestion: email.and_then(Email::suggestion).map(String::from),
            phase: entry.phase(),
            expired: entry.is_expired(),
            problem: entry.problem.clone(),
            refused: entry.refused.clone(),
        }
    }
}
