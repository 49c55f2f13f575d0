//! Snapshot of a username recovery: never the code.

use serde::{Deserialize, Serialize};

use super::{EmailForm, EmailStep, RecoverUsername};
use crate::domain::{Email, RequestId, SentTo};
use crate::features::code_entry::{CodeEntry, CodeMessage};
use crate::flow::{Context, Effect, Prepared, PreparedSubmission, SubmissionSnapshot};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecoverUsernameSnapshot {
    #[serde(rename = "Asking")]
    Email {
        #[serde(flatten)]
        form: EmailForm,
        #[serde(rename = "unanswered", default, skip_serializing_if = "Option::is_none")]
        submission: Option<SubmissionSnapshot>,
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
    },
    UsernameSent {
        channels: Vec<SentTo>,
    },
}

impl RecoverUsername {
    #[must_use]
    pub fn snapshot(&self) -> RecoverUsernameSnapshot {
        match self {
            Self::Email(EmailStep { form, submission, .. }) => {
                let email = Email::parse(form.draft.as_str()).ok();
                RecoverUsernameSnapshot::Email { form: form.clone(), submission: submission.snapshot(email.as_ref()) }
            }
            Self::Code { entry, email } => {
                RecoverUsernameSnapshot::Code { message: entry.message.clone(), email: email.clone() }
            }
            Self::UsernameSent { channels } => RecoverUsernameSnapshot::UsernameSent { channels: channels.clone() },
        }
    }

    #[must_use]
    pub fn restore(snapshot: RecoverUsernameSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        let (form, submission) = match snapshot {
            RecoverUsernameSnapshot::Email { form, submission } => (form, submission),
            RecoverUsernameSnapshot::Sending { email, prepared, key } => {
                (EmailForm::from(&email), Some(SubmissionSnapshot::pending(key, prepared)))
            }
            RecoverUsernameSnapshot::Code { message, email } => {
                let (entry, await_code) = CodeEntry::restore(message, context);
                return (Self::Code { entry, email }, vec![await_code]);
            }
            RecoverUsernameSnapshot::UsernameSent { channels } => {
                return (Self::UsernameSent { channels }, Vec::new());
            }
        };
        let email = Email::parse(form.draft.as_str()).ok();
        let (submission, effects) = PreparedSubmission::restore(submission, email, context);
        (Self::Email(EmailStep { form, submission, problem: None }), effects)
    }
}
