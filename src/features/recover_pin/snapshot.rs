//! Snapshot of a PIN recovery: never a PIN or a code.

use serde::{Deserialize, Serialize};

use super::{Answers, FormStep, NewPinStep, PinGrant, RecoverPin};
use crate::domain::{RequestId, Username};
use crate::features::code_entry::{CodeEntry, CodeMessage, LeftCodes};
use crate::features::suggestions::AskedSuggestions;
use crate::flow::{Context, Effect, Prepared, PreparedSubmission, SubmissionSnapshot};

#[derive(Debug, Serialize, Deserialize)]
pub enum RecoverPinSnapshot {
    #[serde(rename = "Asking")]
    Form {
        #[serde(flatten)]
        answers: Answers,
        #[serde(rename = "unanswered", default, skip_serializing_if = "Option::is_none")]
        submission: Option<SubmissionSnapshot>,
        #[serde(default, skip_serializing_if = "LeftCodes::is_empty")]
        left: LeftCodes,
    },
    /// Written by version 0.1.0 only.
    #[serde(skip_serializing)]
    Sending {
        form: Answers,
        prepared: Option<Prepared>,
        key: RequestId,
    },
    Code {
        #[serde(rename = "entry")]
        message: CodeMessage,
        #[serde(rename = "form")]
        answers: Answers,
        username: Option<Username>,
        #[serde(default, skip_serializing_if = "LeftCodes::is_empty")]
        left: LeftCodes,
    },
    /// Restored at the first digit of the first entry.
    #[serde(rename = "Choosing")]
    NewPin(PinGrant),
    PinChanged {
        username: Option<Username>,
    },
}

impl RecoverPin {
    #[must_use]
    pub fn snapshot(&self) -> RecoverPinSnapshot {
        match self {
            Self::Form(FormStep { answers, submission, left, .. }) => {
                let submission = submission.snapshot(answers.claim().ok().as_ref());
                RecoverPinSnapshot::Form { answers: answers.clone(), submission, left: left.clone() }
            }
            Self::Code { entry, answers, username, left } => RecoverPinSnapshot::Code {
                message: entry.message.clone(),
                answers: answers.clone(),
                username: username.clone(),
                left: left.clone(),
            },
            Self::NewPin(step) => RecoverPinSnapshot::NewPin(step.grant.clone()),
            Self::PinChanged { username } => RecoverPinSnapshot::PinChanged { username: username.clone() },
        }
    }

    #[must_use]
    pub fn restore(snapshot: RecoverPinSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        let (answers, submission, left) = match snapshot {
            RecoverPinSnapshot::Form { answers, submission, left } => (answers, submission, left),
            RecoverPinSnapshot::Sending { form, prepared, key } => {
                (form, Some(SubmissionSnapshot::pending(key, prepared)), LeftCodes::default())
            }
            RecoverPinSnapshot::Code { message, answers, username, left } => {
                let (entry, await_code) = CodeEntry::restore(message, context);
                return (Self::Code { entry, answers, username, left }, vec![await_code]);
            }
            RecoverPinSnapshot::NewPin(grant) => {
                return (Self::NewPin(NewPinStep::restore(grant, context)), Vec::new());
            }
            RecoverPinSnapshot::PinChanged { username } => return (Self::PinChanged { username }, Vec::new()),
        };
        if submission.is_none() {
            return Self::ask(answers, None, left, context);
        }
        let (submission, effects) = PreparedSubmission::restore(submission, answers.claim().ok(), context);
        (
            Self::Form(FormStep { answers, submission, problem: None, left, suggestions: AskedSuggestions::default() }),
            effects,
        )
    }
}
