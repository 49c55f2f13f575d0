//! The state of entering a code.

use core::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{CodeRefusal, RefusedText};
use crate::domain::limits::SENDS_WINDOW;
use crate::domain::{CodeSent, Deadline, Moment, RecoveryId, SecurityCode};
use crate::features::keypad::Keypad;
use crate::flow::{CallError, Context, Delivery, Effect, SmsCommand, Submission};

#[derive(Debug)]
pub struct CodeEntry {
    pub message: CodeMessage,
    pub keypad: Keypad,
    pub problem: Option<CodeProblem>,
    pub(super) checks: CodeChecks,
    pub(super) resend: Submission<Delivery>,
    /// A text message that the app took and could not read.
    pub refused: Option<Arc<RefusedText>>,
    /// Whether the code expired: only another one helps.
    pub(super) expired: bool,
    /// The code of a message that arrived during a request.
    pub(super) arrived: Option<Arc<SecurityCode>>,
}

/// What is known of the codes that were entered. It stays while the member is elsewhere: the same code is not counted twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodeChecks {
    pub(super) sent: Submission<Arc<SecurityCode>>,
    /// The last wrong code and the tries left: entered again, it costs no try.
    pub(super) wrong: Option<(Arc<SecurityCode>, u32)>,
}

/// The message with the code, as the portal described it. Saved.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeMessage {
    pub recovery: RecoveryId,
    /// The last two digits of the phone, if the member typed it. `None` if the portal must not reveal which phone.
    pub phone_tail: Option<String>,
    /// The time of the request.
    pub at: Moment,
    /// Expiry of the code ("Vence en 4:31").
    pub expires: Deadline,
    /// When another can be sent ("Reenviar en 0:41").
    pub resend_from: Deadline,
    pub resends_left: u32,
    pub code_length: usize,
    /// Whether text messages go to the member's own inbox from now on: one could not be read, or the member asked for it.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub to_inbox: bool,
    /// Whether the code is spoken in a call.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub by_call: bool,
}

/// Omits the recovery's id and the digits of the member's phone.
impl fmt::Debug for CodeMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CodeMessage")
            .field("at", &self.at)
            .field("expires", &self.expires)
            .field("resend_from", &self.resend_from)
            .field("resends_left", &self.resends_left)
            .field("code_length", &self.code_length)
            .field("to_inbox", &self.to_inbox)
            .field("by_call", &self.by_call)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    Wrong {
        attempts_left: u32,
    },
    /// The text that was typed or pasted is not a code.
    Refused(CodeRefusal),
    /// A text message came that could not be read.
    TextRefused,
    /// "Reintentar" sends the same code again.
    NotChecked(CallError),
    /// "Reintentar" asks for another code in the same way.
    NotResent(CallError),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Entering,
    /// "Verificando el código…"
    Checking,
    /// The check failed: "Reintentar", or another code.
    Unchecked,
    /// "Pidiendo otro código…"
    Resending,
    /// "El código venció": another code, or a call to the cooperative.
    Expired,
}

impl CodeMessage {
    /// Returns the time from which the portal sends messages again at the latest, on the phone's clock.
    #[must_use]
    pub fn counted_until(&self) -> Timestamp {
        self.at.later(SENDS_WINDOW).wall
    }
}

impl CodeEntry {
    /// Starts with a message that was just asked for.
    #[must_use]
    pub fn start(sent: CodeSent, phone_tail: Option<String>, context: &Context) -> (Self, Effect) {
        let message = CodeMessage {
            recovery: sent.recovery,
            phone_tail,
            at: context.now,
            expires: Deadline::after(context.now, sent.expires_in),
            resend_from: Deadline::after(context.now, sent.resend_in),
            resends_left: sent.resends_left,
            code_length: sent.code_length,
            to_inbox: false,
            by_call: false,
        };
        Self::restore(message, context)
    }

    /// Restores the entry with empty boxes.
    #[must_use]
    pub fn restore(message: CodeMessage, context: &Context) -> (Self, Effect) {
        let await_code = Effect::Sms(SmsCommand::Await { code_length: message.code_length });
        let expired = message.expires.has_passed(context.now);
        let entry = Self {
            keypad: Keypad::new(message.code_length, context),
            message,
            problem: None,
            checks: CodeChecks::default(),
            resend: Submission::Idle,
            refused: None,
            expired,
            arrived: None,
        };
        (entry, await_code)
    }

    /// Leaves the code. It stays valid.
    #[must_use]
    pub fn leave(mut self) -> (CodeMessage, CodeChecks) {
        self.checks.sent.abandon();
        (self.message, self.checks)
    }

    #[must_use]
    pub const fn phase(&self) -> Phase {
        if self.checks.sent.is_pending() {
            Phase::Checking
        } else if self.resend.is_pending() {
            Phase::Resending
        } else if matches!(self.problem, Some(CodeProblem::NotChecked(_))) {
            Phase::Unchecked
        } else if self.expired {
            Phase::Expired
        } else {
            Phase::Entering
        }
    }

    /// Returns whether only another code helps, also while it is asked for.
    pub(crate) const fn is_expired(&self) -> bool {
        self.expired
    }

    /// Returns when to send [`super::Event::Ticked`]. A code that is being checked may still be accepted.
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        match self.phase() {
            Phase::Entering => Some(self.message.expires),
            Phase::Checking | Phase::Unchecked | Phase::Resending | Phase::Expired => None,
        }
    }

    pub(crate) fn can_resend(&self, now: Moment) -> bool {
        self.message.resends_left > 0 && self.message.resend_from.has_passed(now)
    }
}
