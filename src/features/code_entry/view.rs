//! View model of the code's screen.

use super::{CodeEntry, CodeMessage, CodeProblem, Phase};

#[derive(Clone, PartialEq)]
pub struct CodeView {
    pub message: CodeMessage,
    pub phase: Phase,
    pub problem: Option<CodeProblem>,
}

impl From<&CodeEntry> for CodeView {
    fn from(entry: &CodeEntry) -> Self {
        Self { message: entry.message.clone(), phase: entry.phase(), problem: entry.problem.clone() }
    }
}
