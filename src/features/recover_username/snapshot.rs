//! Snapshot of a username recovery: never the code.

use serde::{Deserialize, Serialize};

use super::{EmailForm, EmailStep, RecoverUsername};
use crate::domain::{Email, RequestId, SentTo};
use crate::features::code_entry::{CodeEntry, CodeMessage, LeftCodes};
use crate::features::suggestions::AskedSuggestions;
use crate::flow::{Context, Effect, Prepared, PreparedSubmission, SubmissionSnapshot};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecoverUsernameSnapshot {
    #[serde(rename = "Asking")]
    Email {
        #[serde(flatten)]
        form: EmailForm,
        #[serde(rename = "unanswered", default, skip_serializing_if = "Option::is_none")]
        submission: Option<SubmissionSnapshot>,
        #[serde(default, skip_serializing_if = "LeftCodes::is_empty")]
        left: LeftCodes,
    },
    /// Written by version 0.1.0 only.
    #[serde(skip_serializing)]
    Sending {
        email: Email,
        prepared: Option<Prepared>,
        key: RequestId,
    },
    Code {
        #[serde(rename = "entry")]
        message: CodeMessage,
        email: Email,
        #[serde(default, skip_serializing_if = "LeftCodes::is_empty")]
        left: LeftCodes,
    },
    UsernameSent {
        channels: Vec<SentTo>,
    },
}

impl RecoverUsername {
    #[must_use]
    pub fn snapshot(&self) -> RecoverUsernameSnapshot {
        match self {
            Self::Email(EmailStep { form, submission, left, .. }) => {
                let email = Email::parse(form.draft.as_str()).ok();
                let submission = submission.snapshot(email.as_ref());
                RecoverUsernameSnapshot::Email { form: form.clone(), submission, left: left.clone() }
            }
            Self::Code { entry, email, left } => RecoverUsernameSnapshot::Code {
                message: entry.message.clone(),
                email: email.clone(),
                left: left.clone(),
            },
            Self::UsernameSent { channels } => RecoverUsernameSnapshot::UsernameSent { channels: channels.clone() },
        }
    }

    #[must_use]
    pub fn restore(snapshot: RecoverUsernameSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        let (form, submission, left) = match snapshot {
            RecoverUsernameSnapshot::Email { form, submission, left } => (form, submission, left),
            RecoverUsernameSnapshot::Sending { email, prepared, key } => {
                (EmailForm::from(&email), Some(SubmissionSnapshot::pending(key, prepared)), LeftCodes::default())
            }
            RecoverUsernameSnapshot::Code { message, email, left } => {
                let (entry, await_code) = CodeEntry::restore(message, context);
                return (Self::Code { entry, email, left }, vec![await_code]);
            }
            RecoverUsernameSnapshot::UsernameSent { channels } => {
                return (Self::UsernameSent { channels }, Vec::new());
            }
        };
        if submission.is_none() {
            return Self::ask(form, None, left, context);
        }
        let email = Email::parse(form.draft.as_str()).ok();
        let (submission, effects) = PreparedSubmission::restore(submission, email, context);
        (
            Self::Email(EmailStep { form, submission, problem: None, left, suggestions: AskedSuggestions::default() }),
            effects,
        )
    }
}
