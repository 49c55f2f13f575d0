//! Codes that were asked for and left before they were entered.
//!
//! The same answers lead back to their code while it is valid: another request would be another message. The answers are kept as a hash
//! with the recovery's id, so that nothing typed outlives its form in the clear.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{CodeChecks, CodeEntry, CodeMessage};
use crate::domain::{Deadline, Moment, redacted_debug};
use crate::flow::{Context, Effect, PreparedBody, PreparedSubmission, SmsCommand};

/// Codes that are kept at the same time. More than the messages that an account gets in an hour.
const MOST: usize = 4;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LeftCodes(Vec<LeftCode>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct LeftCode {
    message: CodeMessage,
    answers: AnswersHash,
    /// A code is not saved.
    #[serde(skip)]
    checks: CodeChecks,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct AnswersHash([u8; 32]);

redacted_debug!(AnswersHash);

impl AnswersHash {
    fn of<B: PreparedBody + Serialize>(message: &CodeMessage, answers: &B) -> Option<Self> {
        let answers = serde_json::to_vec(&(&message.recovery, B::PURPOSE, answers)).ok()?;
        Some(Self(Sha256::digest(answers).into()))
    }
}

impl LeftCodes {
    /// Adds the code that these answers asked for, if it is still valid.
    pub fn add<B: PreparedBody + Serialize>(&mut self, entry: CodeEntry, answers: &B, now: Moment) {
        let (message, checks) = entry.leave();
        if let Some(answers) = AnswersHash::of(&message, answers) {
            self.0.push(LeftCode { message, answers, checks });
        }
        self.remove_expired(now);
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// Removes the valid code that the same answers asked for, and returns to its entry.
    pub fn take<B: PreparedBody + Serialize>(&mut self, answers: &B, context: &Context) -> Option<(CodeEntry, Effect)> {
        self.remove_expired(context.now);
        let same = |left: &LeftCode| AnswersHash::of(&left.message, answers).as_ref() == Some(&left.answers);
        let found = self.0.iter().position(same)?;
        let LeftCode { message, checks, .. } = self.0.remove(found);
        let (entry, await_code) = CodeEntry::restore(message, context);
        Some((CodeEntry { checks, ..entry }, await_code))
    }

    pub(crate) fn remove_expired(&mut self, now: Moment) {
        self.0.retain(|left| !left.message.expires.has_passed(now));
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns when the last code expires.
    #[must_use]
    pub fn until(&self, now: Moment) -> Option<Deadline> {
        self.0.iter().map(|left| left.message.expires).max_by_key(|expires| expires.left(now))
    }

    /// Starts the submission of a form. It is prepared early only without left codes: a preparation makes the phone ignore their
    /// messages.
    #[must_use]
    pub fn start<B: PreparedBody>(&self, context: &Context) -> (PreparedSubmission<B>, Vec<Effect>) {
        if self.is_empty() {
            PreparedSubmission::start(context)
        } else {
            (PreparedSubmission::unprepared(), Vec::new())
        }
    }

    /// Returns what the inbox does after a code is left: a message that still comes is for the code.
    #[must_use]
    pub const fn inbox(&self) -> Effect {
        Effect::Sms(if self.is_empty() { SmsCommand::Stop } else { SmsCommand::Pause })
    }
}
