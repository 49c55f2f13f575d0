//! View model of the code's screen.

use std::sync::Arc;

use super::{CodeEntry, CodeMessage, CodeProblem, Phase, RefusedText};

#[derive(Clone, PartialEq)]
pub struct CodeView {
    pub message: CodeMessage,
    pub phase: Phase,
    pub problem: Option<CodeProblem>,
    pub refused: Option<Arc<RefusedText>>,
}

impl From<&CodeEntry> for CodeView {
    fn from(entry: &CodeEntry) -> Self {
        Self {
            message: entry.message.clone(),
            phase: entry.phase(),
            problem: entry.problem.clone(),
            refused: entry.refused.clone(),
        }
    }
}
