//! What a member sees while recovering the PIN, and what of it outlives the process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Answers, Form};
use crate::api::{SecretField, WeakPinReason};
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{Deadline, Handle, Pin, RequestId, SecretText, Username};
use crate::features::code_entry::{CodeEntry, CodeEntrySnapshot};
use crate::features::keypad::Keypad;
use crate::flow::{CallError, Context, Effect, PinClaim, Preparation, Prepared};

/// The states of recovering a PIN.
#[derive(Debug)]
pub enum RecoverPin {
    /// One question at a time.
    Asking(Form),
    /// "Enviando el código…"
    Sending {
        /// The questions, as they were answered.
        form: Form,
        /// The answers.
        claim: Box<PinClaim>,
        /// The reply to wait for.
        key: RequestId,
    },
    /// The code.
    Code {
        /// Its boxes and keypad.
        entry: CodeEntry,
        /// The answers, to begin again with.
        form: Answers,
        /// Whose PIN it is; none where the username is being recovered too.
        username: Option<Username>,
    },
    /// The new PIN on the keypad.
    Choosing {
        /// What allows it.
        grant: PinGrant,
        /// The keypad and how much is entered.
        keypad: Keypad,
        /// What is wrong, where something is.
        problem: Option<PinProblem>,
    },
    /// The new PIN again.
    Confirming {
        /// What allows it.
        grant: PinGrant,
        /// The first.
        pin: Arc<Pin>,
        /// The keypad and how much is entered.
        keypad: Keypad,
    },
    /// "Guardando…"
    Saving {
        /// What allows it.
        grant: PinGrant,
        /// The new PIN.
        pin: Arc<Pin>,
        /// The reply to wait for.
        key: RequestId,
    },
    /// It did not get through: "Reintentar" sends the same request again.
    Unsaved {
        /// What allows it.
        grant: PinGrant,
        /// The new PIN.
        pin: Arc<Pin>,
        /// The request.
        key: RequestId,
        /// What happened.
        error: CallError,
    },
    /// The new PIN is in force.
    PinChanged {
        /// Whose; none where the username is on its way.
        username: Option<Username>,
    },
}

/// What allows a new PIN to be chosen.
#[derive(Debug)]
pub struct PinGrant {
    /// The recovery.
    pub recovery: Handle,
    /// Good once.
    pub grant: Arc<SecretText>,
    /// Until when.
    pub until: Deadline,
    /// Whose PIN it is; none where the username is on its way.
    pub username: Option<Username>,
    /// The answers, to begin again with.
    pub form: Answers,
    /// The PIN that did not get through, with its request.
    pub unsaved: Option<(RequestId, Arc<Pin>)>,
}

/// What is wrong with the new PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinProblem {
    /// It is easy to guess.
    Weak(WeakPinReason),
    /// The second differs from the first.
    Differs,
}

/// What of it is saved: never a PIN or a code. The grant goes to the sealed store, as a session's token does.
#[derive(Debug, Serialize, Deserialize)]
pub enum RecoverPinSnapshot {
    /// The questions.
    Asking(Answers),
    /// A request on its way: sent again it is the same one, and no second message goes out.
    Sending {
        /// The questions, as they were answered.
        form: Answers,
        /// The answers.
        claim: Box<PinClaim>,
        /// What was being sent, where it was.
        prepared: Option<Prepared>,
        /// The request.
        key: RequestId,
    },
    /// The code.
    Code {
        /// The message.
        entry: CodeEntrySnapshot,
        /// The answers.
        form: Answers,
        /// Whose PIN it is.
        username: Option<Username>,
    },
    /// The new PIN, from its first digit.
    Choosing {
        /// The recovery.
        recovery: Handle,
        /// Good once.
        grant: SecretField,
        /// Until when.
        until: Deadline,
        /// Whose PIN it is.
        username: Option<Username>,
        /// The answers.
        form: Answers,
    },
    /// The new PIN is in force.
    PinChanged {
        /// Whose.
        username: Option<Username>,
    },
}

impl RecoverPin {
    /// Begins, with the username where the member gave it before (nothing asks twice for what is known).
    #[must_use]
    pub fn begin(username: Option<&Username>, context: &Context) -> (Self, Vec<Effect>) {
        let saved = Answers::begin(username);
        let (form, effects) = Form::restore(saved, None, context);
        (Self::Asking(form), effects)
    }

    pub(super) fn choose(grant: PinGrant, problem: Option<PinProblem>, context: &Context) -> Self {
        Self::Choosing { grant, keypad: Keypad::new(PIN_LENGTH, context), problem }
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> RecoverPinSnapshot {
        match self {
            Self::Asking(form) => RecoverPinSnapshot::Asking(form.save_unanswered()),
            Self::Sending { form, claim, key } => RecoverPinSnapshot::Sending {
                form: form.save(),
                claim: claim.clone(),
                prepared: form.preparation.prepared().cloned(),
                key: *key,
            },
            Self::Code { entry, form, username } => {
                RecoverPinSnapshot::Code { entry: entry.save(), form: form.clone(), username: username.clone() }
            }
            Self::Choosing { grant, .. }
            | Self::Confirming { grant, .. }
            | Self::Saving { grant, .. }
            | Self::Unsaved { grant, .. } => RecoverPinSnapshot::Choosing {
                recovery: grant.recovery.clone(),
                // The sealed store is where it is meant to go.
                grant: SecretField::new(grant.grant.expose()),
                until: grant.until,
                username: grant.username.clone(),
                form: grant.form.clone(),
            },
            Self::PinChanged { username } => RecoverPinSnapshot::PinChanged { username: username.clone() },
        }
    }

    /// Stands where it stood, without the PINs' digits.
    #[must_use]
    pub fn restore(saved: RecoverPinSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        match saved {
            RecoverPinSnapshot::Asking(form) => {
                let (form, effects) = Form::restore(form, None, context);
                (Self::Asking(form), effects)
            }
            RecoverPinSnapshot::Sending { form, claim, prepared, key } => {
                let (mut form, effects) = Form::restore(form, None, context);
                let Some(prepared) = prepared else { return (Self::Sending { form, claim, key }, effects) };
                let send = Effect::SendPinCode {
                    key,
                    claim: claim.clone(),
                    proof: prepared.proof.clone(),
                    channel: prepared.channel.clone(),
                };
                form.preparation = Preparation::ready(prepared, context);
                (Self::Sending { form, claim, key }, vec![send])
            }
            RecoverPinSnapshot::Code { entry, form, username } => {
                let (entry, await_code) = CodeEntry::restore(entry, context);
                (Self::Code { entry, form, username }, vec![await_code])
            }
            RecoverPinSnapshot::Choosing { recovery, grant, until, username, form } => {
                let grant = Arc::new(SecretText::new(grant.expose().to_owned()));
                (
                    Self::choose(PinGrant { recovery, grant, until, username, form, unsaved: None }, None, context),
                    Vec::new(),
                )
            }
            RecoverPinSnapshot::PinChanged { username } => (Self::PinChanged { username }, Vec::new()),
        }
    }

    /// The keypad, to be shown anew when the member changes its order.
    pub const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::Code { entry, .. } => Some(entry.keypad_mut()),
            Self::Choosing { keypad, .. } | Self::Confirming { keypad, .. } => Some(keypad),
            _ => None,
        }
    }

    /// When the flow wants to be told that time passed.
    #[must_use]
    pub const fn deadline(&self) -> Option<Deadline> {
        match self {
            Self::Choosing { grant, .. } | Self::Confirming { grant, .. } => Some(grant.until),
            _ => None,
        }
    }
}
