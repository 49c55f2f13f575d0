//! View models of the PIN recovery.

use super::{Forgotten, FormProblem, FormStep, NewPinPhase, NewPinStep, PinProblem, Question, RecoverPin};
use crate::domain::{Deadline, DocumentKind};
use crate::features::code_entry::CodeView;

#[derive(Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "the app renders one at a time")]
pub enum RecoverPinView {
    Question(QuestionView),
    Code(CodeView),
    NewPin(NewPinView),
    PinChanged { forgotten: Forgotten },
}

#[derive(Clone, PartialEq)]
pub struct QuestionView {
    pub question: Question,
    /// Position from 1, and the count.
    pub position: (usize, usize),
    pub kind: Option<DocumentKind>,
    pub problem: Option<FormProblem>,
    pub pending: bool,
}

#[derive(Clone, PartialEq)]
pub struct NewPinView {
    pub phase: NewPinPhase,
    /// Expiry of the PIN grant.
    pub until: Deadline,
    pub problem: Option<PinProblem>,
}

impl From<&RecoverPin> for RecoverPinView {
    fn from(state: &RecoverPin) -> Self {
        match state {
            RecoverPin::Form(step) => Self::Question(step.into()),
            RecoverPin::Code { entry, answers, .. } => Self::Code(CodeView::new(entry, answers.email().ok().as_ref())),
            RecoverPin::NewPin(step) => Self::NewPin(step.into()),
            RecoverPin::PinChanged { username } => {
                Self::PinChanged { forgotten: if username.is_some() { Forgotten::Pin } else { Forgotten::Both } }
            }
        }
    }
}

impl From<&FormStep> for QuestionView {
    fn from(step: &FormStep) -> Self {
        Self {
            question: step.answers.question,
            position: step.answers.position(),
            kind: step.answers.kind.clone(),
            problem: step.problem.clone(),
            pending: step.submission.is_pending(),
        }
    }
}

impl From<&NewPinStep> for NewPinView {
    fn from(step: &NewPinStep) -> Self {
        Self { phase: step.phase(), until: step.grant.until, problem: step.problem.clone() }
    }
}
