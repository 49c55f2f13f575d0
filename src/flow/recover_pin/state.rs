//! What a member sees while recovering the PIN, and what of it outlives the process.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::contract::{Purpose, SecretField, WeakPinReason};
use crate::domain::numbers::PIN_LENGTH;
use crate::domain::{
    Deadline, DocumentError, DocumentKind, Draft, EmailError, Handle, PhoneError, Pin, RequestKey, SecretText,
    Username, UsernameError,
};
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
        /// Whose PIN it is.
        username: Username,
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
        /// Whose.
        username: Username,
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
    /// Whose PIN it is.
    pub username: Username,
    /// The answers, to begin again with.
    pub form: SavedForm,
}

/// One question of the form (manual: "Recuperación de contraseña").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// "Digite el usuario", asked only where it is not known.
    Username,
    /// "Seleccione el tipo de documento".
    DocumentKind,
    /// "Digita el número del documento".
    DocumentNumber,
    /// "Digita el correo electrónico".
    Email,
    /// "Digita el número del celular".
    Phone,
}

impl Question {
    /// The next one; none after the last.
    #[must_use]
    pub const fn after(self) -> Option<Self> {
        match self {
            Self::Username => Some(Self::DocumentKind),
            Self::DocumentKind => Some(Self::DocumentNumber),
            Self::DocumentNumber => Some(Self::Email),
            Self::Email => Some(Self::Phone),
            Self::Phone => None,
        }
    }

    /// The one before it; none before the first that this form asks.
    #[must_use]
    pub fn before(self, form: &Form) -> Option<Self> {
        match self {
            Self::Username => None,
            Self::DocumentKind => (form.first == Self::Username).then_some(Self::Username),
            Self::DocumentNumber => Some(Self::DocumentKind),
            Self::Email => Some(Self::DocumentNumber),
            Self::Phone => Some(Self::Email),
        }
    }

    /// The question behind a field's name on the wire.
    #[must_use]
    pub fn named(field: &str) -> Option<Self> {
        match field {
            "username" => Some(Self::Username),
            "document.type" => Some(Self::DocumentKind),
            "document" | "document.number" => Some(Self::DocumentNumber),
            "email" => Some(Self::Email),
            "phone" => Some(Self::Phone),
            _ => None,
        }
    }

    /// Its place among the questions that `form` asks, from 1, and how many there are ("2 de 4").
    #[must_use]
    pub const fn place(self, form: &Form) -> (usize, usize) {
        let skipped = match form.first {
            Self::Username => 0,
            _ => 1,
        };
        (self as usize + 1 - skipped, Self::Phone as usize + 1 - skipped)
    }
}

/// The questions as they stand.
#[derive(Clone, Debug)]
pub struct Form {
    /// The first that is asked: the username only where it is not known.
    pub first: Question,
    /// The one that is being asked.
    pub question: Question,
    /// What is typed as username.
    pub username: Draft,
    /// Which kind of document is chosen.
    pub kind: Option<DocumentKind>,
    /// What is typed as its number.
    pub document_number: Draft,
    /// What is typed as e-mail.
    pub email: Draft,
    /// What is typed as phone.
    pub phone: Draft,
    /// The proof of work, which here nobody sees.
    pub preparation: Preparation,
    /// What is wrong, where something is.
    pub problem: Option<FormProblem>,
    /// The request that did not get through: sent again it is the same one.
    pub unsent: Option<RequestKey>,
}

/// What is wrong with an answer, or with sending them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormProblem {
    /// The username is none.
    Username(UsernameError),
    /// No kind of document is chosen.
    NoKind,
    /// The number is none of that document.
    Document(DocumentError),
    /// The e-mail is none.
    Email(EmailError),
    /// The phone is none.
    Phone(PhoneError),
    /// The portal cannot read the answer.
    Refused,
    /// Too many tries of the code, used, or too late: a new code is needed.
    RecoveryOver,
    /// It could not be sent.
    Trouble(Trouble),
}

/// What is wrong with the new PIN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PinProblem {
    /// It is easy to guess.
    Weak(WeakPinReason),
    /// The second differs from the first.
    Differs,
}

/// The answers, to be saved and to begin again with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedForm {
    first: Question,
    question: Question,
    username: Draft,
    kind: Option<DocumentKind>,
    document_number: Draft,
    email: Draft,
    phone: Draft,
}

impl Form {
    /// The field of the question that is being asked. The kind of document has none of its own: its number's stands for it.
    pub(super) const fn draft_mut(&mut self) -> &mut Draft {
        match self.question {
            Question::Username => &mut self.username,
            Question::DocumentKind | Question::DocumentNumber => &mut self.document_number,
            Question::Email => &mut self.email,
            Question::Phone => &mut self.phone,
        }
    }

    /// The answers.
    #[must_use]
    pub fn save(&self) -> SavedForm {
        SavedForm {
            first: self.first,
            question: self.question,
            username: self.username.clone(),
            kind: self.kind.clone(),
            document_number: self.document_number.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
        }
    }

    /// The questions with these answers; the effect gets the phone ready to send them.
    #[must_use]
    pub fn restore(saved: SavedForm, problem: Option<FormProblem>, given: &Given) -> (Self, Effect) {
        let SavedForm { first, question, username, kind, document_number, email, phone } = saved;
        let preparation = Preparation::begin(given);
        let prepare = Effect::Prepare { key: given.key, purpose: Purpose::RecoverPassword };
        let form =
            Self { first, question, username, kind, document_number, email, phone, preparation, problem, unsent: None };
        (form, prepare)
    }
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
        username: Username,
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
        username: Username,
        /// The answers.
        form: SavedForm,
    },
    /// The new PIN is in force.
    PinChanged {
        /// Whose.
        username: Username,
    },
}

impl RecoverPin {
    /// Begins, with the username where the member gave it before (nothing asks twice for what is known).
    #[must_use]
    pub fn begin(username: Option<&Username>, given: &Given) -> (Self, Vec<Effect>) {
        let first = if username.is_some() { Question::DocumentKind } else { Question::Username };
        let saved = SavedForm {
            first,
            question: first,
            username: username.map(|name| Draft::new(name.as_str())).unwrap_or_default(),
            kind: None,
            document_number: Draft::default(),
            email: Draft::default(),
            phone: Draft::default(),
        };
        let (form, prepare) = Form::restore(saved, None, given);
        (Self::Asking(form), vec![prepare])
    }

    pub(super) fn choose(permit: Permit, problem: Option<PinProblem>, given: &Given) -> Self {
        Self::Choosing { permit, keypad: Keypad::new(PIN_LENGTH, given), problem }
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> SavedRecoverPin {
        match self {
            Self::Asking(form) => SavedRecoverPin::Asking(form.save()),
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
                let (form, prepare) = Form::restore(form, None, given);
                (Self::Asking(form), vec![prepare])
            }
            SavedRecoverPin::Sending { form, claim, prepared, key } => {
                let (mut form, prepare) = Form::restore(form, None, given);
                let Some(prepared) = prepared else { return (Self::Sending { form, claim, key }, vec![prepare]) };
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
                (Self::choose(Permit { recovery, grant, until, username, form }, None, given), Vec::new())
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
