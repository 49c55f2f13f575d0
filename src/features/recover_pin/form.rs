//! The questions of recovering a PIN (manual: the four fields of "Recuperación de contraseña"), and what is typed as answers.

use serde::{Deserialize, Serialize};

use crate::api::Purpose;
use crate::domain::{DocumentError, DocumentKind, Draft, EmailError, PhoneError, RequestId, Username, UsernameError};
use crate::flow::{CallError, Context, Effect, Preparation, UnansweredRequest};

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
    pub const fn route(self, form: &Form) -> (usize, usize) {
        let skipped = match form.first {
            Self::Username => 0,
            _ => 1,
        };
        (self as usize + 1 - skipped, Self::Phone as usize + 1 - skipped)
    }
}

/// What the member forgot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Forgotten {
    /// The PIN alone.
    #[default]
    Pin,
    /// The username too: one code recovers both.
    Both,
}

/// The questions as they stand.
#[derive(Clone, Debug)]
pub struct Form {
    /// The first that is asked: the username only where it is not known.
    pub first: Question,
    /// The one that is being asked.
    pub question: Question,
    /// What the member forgot.
    pub forgotten: Forgotten,
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
    pub unsent: Option<RequestId>,
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
    /// No PIN can be chosen any more with the code that was right: too late, or one was chosen already.
    GrantOver,
    /// It could not be sent.
    CallError(CallError),
}

/// The answers, to be saved and to begin again with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    first: Question,
    question: Question,
    #[serde(default)]
    forgotten: Forgotten,
    username: Draft,
    kind: Option<DocumentKind>,
    document_number: Draft,
    email: Draft,
    phone: Draft,
    /// What was sent and not answered, where the questions still stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unanswered: Option<Box<UnansweredRequest>>,
}

impl Answers {
    /// Nothing is answered but the username, where the member gave it before (nothing asks twice for what is known).
    pub(super) fn begin(username: Option<&Username>) -> Self {
        let first = if username.is_some() { Question::DocumentKind } else { Question::Username };
        Self {
            first,
            question: first,
            forgotten: Forgotten::Pin,
            username: username.map(|name| Draft::new(name.as_str())).unwrap_or_default(),
            kind: None,
            document_number: Draft::default(),
            email: Draft::default(),
            phone: Draft::default(),
            unanswered: None,
        }
    }
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
    pub fn save(&self) -> Answers {
        Answers {
            first: self.first,
            question: self.question,
            forgotten: self.forgotten,
            username: self.username.clone(),
            kind: self.kind.clone(),
            document_number: self.document_number.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            unanswered: None,
        }
    }

    /// What to save while the questions stand.
    #[must_use]
    pub fn save_unanswered(&self) -> Answers {
        Answers { unanswered: self.preparation.unanswered(self.unsent), ..self.save() }
    }

    /// The questions with these answers; the effects get the phone ready to send them.
    #[must_use]
    pub fn restore(saved: Answers, problem: Option<FormProblem>, context: &Context) -> (Self, Vec<Effect>) {
        let Answers { first, question, forgotten, username, kind, document_number, email, phone, unanswered } = saved;
        let (preparation, unsent, effects) = Preparation::resume(unanswered, Purpose::RecoverPassword, context);
        let form = Self {
            first,
            question,
            forgotten,
            username,
            kind,
            document_number,
            email,
            phone,
            preparation,
            problem,
            unsent,
        };
        (form, effects)
    }
}
