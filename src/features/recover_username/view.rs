//! View models of the username recovery.

use super::{EmailProblem, RecoverUsername, Slide};
use crate::domain::SentTo;
use crate::features::code_entry::CodeView;

#[derive(Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "the app renders one at a time")]
pub enum RecoverUsernameView {
    Email(EmailView),
    Code(CodeView),
    UsernameSent { channels: Vec<SentTo> },
}

#[derive(Clone, PartialEq)]
pub struct EmailView {
    pub slide: Slide,
    pub problem: Option<EmailProblem>,
    pub pending: bool,
}

impl From<&RecoverUsername> for RecoverUsernameView {
    fn from(state: &RecoverUsername) -> Self {
        match state {
            RecoverUsername::Email(step) => Self::Email(EmailView {
                slide: step.form.slide,
                problem: step.problem.clone(),
                pending: step.submission.is_pending(),
            }),
            RecoverUsername::Code { entry, email, .. } => Self::Code(CodeView::new(entry, Some(email))),
            RecoverUsername::UsernameSent { channels } => Self::UsernameSent { channels: channels.clone() },
        }
    }
}
