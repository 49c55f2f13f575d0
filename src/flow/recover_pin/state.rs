//! What a member sees while recovering the PIN, and what of it outlives the process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Form, SavedForm};
use crate::contract::{SecretField, WeakPinReason};
use crate::domain::numbers::PIN_LENGTH;
use crate::domain::{Deadline, Handle, Pin, RequestKey, SecretText, Username};
use crate::flow::code_entry::{CodeEntry, SavedCodeEntry};
use crate::flow::keypad::Keypad;
use crate::flow::{Effect, Given, PinClaim, Preparation, Prepared, Trouble};

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
        key: RequestKey,
    },
    /// The code.
    Code {
        /// Its boxes and keypad.
        entry: CodeEntry,
        /// The answers, to begin again with.
        form: SavedForm,
        /// Whose PIN it is; none where the username is being recovered too.
        username: Option<Username>,
    },
    /// The new PIN on the keypad.
    Choosing {
        /// What allows it.
        permit: Permit,
        /// The keypad and how much is entered.
        keypad: Keypad,
        /// What is wrong, where something is.
        problem: Option<PinProblem>,
    },
    /// The new PIN again.
    Confirming {
        /// What allows it.
        permit: Permit,
        /// The first.
        pin: Arc<Pin>,
        /// The keypad and how much is entered.
        keypad: Keypad,
    },
    /// "Guardando…"
    Saving {
        /// What allows it.
        permit: Permit,
        /// The new PIN.
        pin: Arc<Pin>,
        /// The reply to wait for.
        key: RequestKey,
    },
    /// It did not get through: "Reintentar" sends the same request again.
    Unsaved {
        /// What allows it.
        permit: Permit,
        /// The new PIN.
        pin: Arc<Pin>,
        /// The request.
        key: RequestKey,
        /// What happened.
        trouble: Trouble,
    },
    /// The new PIN is in force.
    PinChanged {
        /// Whose; none where the username is on its way.
        username: Option<Username>,
    },
}

/// What allows a new PIN to be chosen.
#[derive(Debug)]
pub struct Permit {
    /// The recovery.
    pub recovery: Handle,
    /// Good once.
    pub grant: Arc<SecretText>,
    /// Until when.
    pub until: Deadline,
    /// Whose PIN it is; none where the username is on its way.
    pub username: Option<Username>,
    /// The answers, to begin again with.
    pub form: SavedForm,
    /// The PIN that did not get through, with its request.
    pub unsaved: Option<(RequestKey, Arc<Pin>)>,
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
pub enum SavedRecoverPin {
    /// The questions.
    Asking(SavedForm),
    /// A request on its way: sent again it is the same one, and no second message goes out.
    Sending {
        /// The questions, as they were answered.
        form: SavedForm,
        /// The answers.
        claim: Box<PinClaim>,
        /// What was being sent, where it was.
        prepared: Option<Prepared>,
        /// The request.
        key: RequestKey,
    },
    /// The code.
    Code {
        /// The message.
        entry: SavedCodeEntry,
        /// The answers.
        form: SavedForm,
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
        form: SavedForm,
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
    pub fn begin(username: Option<&Username>, given: &Given) -> (Self, Vec<Effect>) {
        let saved = SavedForm::begin(username);
        let (form, effects) = Form::restore(saved, None, given);
        (Self::Asking(form), effects)
    }

    pub(super) fn choose(permit: Permit, problem: Option<PinProblem>, given: &Given) -> Self {
        Self::Choosing { permit, keypad: Keypad::new(PIN_LENGTH, given), problem }
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> SavedRecoverPin {
        match self {
            Self::Asking(form) => SavedRecoverPin::Asking(form.save_unanswered()),
            Self::Sending { form, claim, key } => SavedRecoverPin::Sending {
                form: form.save(),
                claim: claim.clone(),
                prepared: form.preparation.prepared().cloned(),
                key: *key,
            },
            Self::Code { entry, form, username } => {
                SavedRecoverPin::Code { entry: entry.save(), form: form.clone(), username: username.clone() }
            }
            Self::Choosing { permit, .. }
            | Self::Confirming { permit, .. }
            | Self::Saving { permit, .. }
            | Self::Unsaved { permit, .. } => SavedRecoverPin::Choosing {
                recovery: permit.recovery.clone(),
                // The sealed store is where it is meant to go.
                grant: SecretField::new(permit.grant.expose()),
                until: permit.until,
                username: permit.username.clone(),
                form: permit.form.clone(),
            },
            Self::PinChanged { username } => SavedRecoverPin::PinChanged { username: username.clone() },
        }
    }

    /// Stands where it stood, without the PINs' digits.
    #[must_use]
    pub fn restore(saved: SavedRecoverPin, given: &Given) -> (Self, Vec<Effect>) {
        match saved {
            SavedRecoverPin::Asking(form) => {
                let (form, effects) = Form::restore(form, None, given);
                (Self::Asking(form), effects)
            }
            SavedRecoverPin::Sending { form, claim, prepared, key } => {
                let (mut form, effects) = Form::restore(form, None, given);
                let Some(prepared) = prepared else { return (Self::Sending { form, claim, key }, effects) };
                let send = Effect::SendPinCode {
                    key,
                    claim: claim.clone(),
                    proof: prepared.proof.clone(),
                    channel: prepared.channel.clone(),
                };
                form.preparation = Preparation::ready(prepared, given);
                (Self::Sending { form, claim, key }, vec![send])
            }
            SavedRecoverPin::Code { entry, form, username } => {
                let (entry, await_code) = CodeEntry::restore(entry, given);
                (Self::Code { entry, form, username }, vec![await_code])
            }
            SavedRecoverPin::Choosing { recovery, grant, until, username, form } => {
                let grant = Arc::new(SecretText::new(grant.expose().to_owned()));
                (
                    Self::choose(Permit { recovery, grant, until, username, form, unsaved: None }, None, given),
                    Vec::new(),
                )
            }
            SavedRecoverPin::PinChanged { username } => (Self::PinChanged { username }, Vec::new()),
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
            Self::Choosing { permit, .. } | Self::Confirming { permit, .. } => Some(permit.until),
            _ => None,
        }
    }
}
