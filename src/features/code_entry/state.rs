//! What a member sees while entering the code, and what of it outlives the process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Sent;
use crate::domain::{CodeSent, Deadline, Handle, Moment, RequestId, SecurityCode, redacted_debug};
use crate::features::keypad::Keypad;
use crate::flow::{CallError, Context, Effect};

/// The states of entering a code.
#[derive(Debug)]
pub enum CodeEntry {
    /// The boxes and the keypad.
    Entering {
        /// The message and what is entered.
        sent: Sent,
        /// What is wrong, where something is.
        problem: Option<CodeProblem>,
    },
    /// "Verificando el código…"
    Checking {
        /// The message and what is entered.
        sent: Sent,
        /// The reply to wait for.
        key: RequestId,
        /// What is being checked.
        code: Arc<SecurityCode>,
        /// Another code, where its message came meanwhile.
        arrived: Option<Arc<SecurityCode>>,
    },
    /// The check did not get through: "Reintentar" sends the same request again, so that no try is counted twice.
    Unchecked {
        /// The message and what is entered.
        sent: Sent,
        /// The request.
        key: RequestId,
        /// What was being checked.
        code: Arc<SecurityCode>,
        /// What happened.
        error: CallError,
    },
    /// "Enviando otro código…"
    Resending {
        /// The earlier message.
        sent: Sent,
        /// The reply to wait for.
        key: RequestId,
        /// The new code, where its message overtook the reply.
        arrived: Option<Arc<SecurityCode>>,
    },
}

/// What is wrong with the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeProblem {
    /// It is another code.
    Wrong {
        /// Tries left.
        attempts_left: u32,
    },
    /// It ran out.
    Expired,
    /// What was pasted is not a code.
    NotACode,
    /// Another code could not be sent.
    NotResent(CallError),
}

/// What of it is saved: all but the code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeEntrySnapshot {
    recovery: Handle,
    phone_tail: Option<String>,
    at: Moment,
    expires: Deadline,
    resend_from: Deadline,
    resends_left: u32,
    code_length: usize,
}

redacted_debug!(CodeEntrySnapshot);

impl CodeEntry {
    /// Begins with a message on its way; the phone is to await its code.
    #[must_use]
    pub fn begin(sent: CodeSent, phone_tail: Option<String>, context: &Context) -> (Self, Effect) {
        let await_code = Effect::AwaitCode { code_length: sent.code_length };
        (Self::Entering { sent: Sent::new(sent, phone_tail, context), problem: None }, await_code)
    }

    /// The message and what is entered, in every state.
    #[must_use]
    pub const fn sent(&self) -> &Sent {
        match self {
            Self::Entering { sent, .. }
            | Self::Checking { sent, .. }
            | Self::Unchecked { sent, .. }
            | Self::Resending { sent, .. } => sent,
        }
    }

    /// The keypad, to be shown anew when the member changes its order.
    pub const fn keypad_mut(&mut self) -> &mut Keypad {
        match self {
            Self::Entering { sent, .. }
            | Self::Checking { sent, .. }
            | Self::Unchecked { sent, .. }
            | Self::Resending { sent, .. } => &mut sent.keypad,
        }
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> CodeEntrySnapshot {
        let sent = self.sent();
        CodeEntrySnapshot {
            recovery: sent.recovery.clone(),
            phone_tail: sent.phone_tail.clone(),
            at: sent.at,
            expires: sent.expires,
            resend_from: sent.resend_from,
            resends_left: sent.resends_left,
            code_length: sent.keypad.length(),
        }
    }

    /// Stands where it stood, the boxes empty; the phone is to await the code again.
    #[must_use]
    pub fn restore(saved: CodeEntrySnapshot, context: &Context) -> (Self, Effect) {
        let sent = Sent {
            recovery: saved.recovery,
            phone_tail: saved.phone_tail,
            at: saved.at,
            expires: saved.expires,
            resend_from: saved.resend_from,
            resends_left: saved.resends_left,
            keypad: Keypad::new(saved.code_length, context),
            last: None,
            unsent: None,
        };
        (Self::Entering { sent, problem: None }, Effect::AwaitCode { code_length: saved.code_length })
    }
}
