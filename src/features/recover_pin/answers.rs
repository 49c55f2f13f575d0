//! The questions of the PIN recovery (manual: the four fields of "Recuperación de contraseña"), and the typed answers.

use serde::{Deserialize, Serialize};

use super::FormProblem;
use crate::api::DocumentTypeResponse;
use crate::domain::{Document, DocumentKind, DocumentRule, Draft, Email, Phone, Username};
use crate::flow::PinClaim;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Question {
    /// "Digite el usuario", asked only if it is not known.
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
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Username => Some(Self::DocumentKind),
            Self::DocumentKind => Some(Self::DocumentNumber),
            Self::DocumentNumber => Some(Self::Email),
            Self::Email => Some(Self::Phone),
            Self::Phone => None,
        }
    }

    /// Returns the question of a field by its name on the wire.
    pub(crate) fn of_field(field: &str) -> Option<Self> {
        match field {
            "username" => Some(Self::Username),
            "document.type" => Some(Self::DocumentKind),
            "document" | "document.number" => Some(Self::DocumentNumber),
            "email" => Some(Self::Email),
            "phone" => Some(Self::Phone),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Forgotten {
    #[default]
    Pin,
    /// The username too: one code recovers both.
    Both,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answers {
    /// The first question: the username only if it is not known.
    pub first: Question,
    pub question: Question,
    #[serde(default)]
    pub forgotten: Forgotten,
    pub username: Draft,
    pub kind: Option<DocumentKind>,
    /// What the portal states for the chosen kind, once it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<DocumentRule>,
    pub document_number: Draft,
    pub email: Draft,
    pub phone: Draft,
}

impl Answers {
    /// Returns empty answers, with the username if the member gave it before (nothing is asked twice).
    pub(super) fn new(username: Option<&Username>) -> Self {
        let first = if username.is_some() { Question::DocumentKind } else { Question::Username };
        Self {
            first,
            question: first,
            forgotten: Forgotten::Pin,
            username: username.map(|name| Draft::new(name.as_str())).unwrap_or_default(),
            // Most members have one.
            kind: Some(DocumentKind::CitizenCard),
            rule: None,
            document_number: Draft::default(),
            email: Draft::default(),
            phone: Draft::default(),
        }
    }

    /// Applies what the portal states of documents. A kind that it does not take is no longer chosen.
    pub(super) fn apply_document_types(&mut self, types: &[DocumentTypeResponse]) {
        if let Some(kind) = self.kind.take() {
            let stated = types.iter().find(|stated| stated.code == kind);
            self.rule = stated.map(DocumentTypeResponse::rule);
            self.kind = (types.is_empty() || stated.is_some()).then_some(kind);
        }
    }

    /// Returns the draft of the current question. The kind of document has no draft: its number's is returned.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        match self.question {
            Question::Username => &self.username,
            Question::DocumentKind | Question::DocumentNumber => &self.document_number,
            Question::Email => &self.email,
            Question::Phone => &self.phone,
        }
    }

    pub(super) const fn draft_mut(&mut self) -> &mut Draft {
        match self.question {
            Question::Username => &mut self.username,
            Question::DocumentKind | Question::DocumentNumber => &mut self.document_number,
            Question::Email => &mut self.email,
            Question::Phone => &mut self.phone,
        }
    }

    /// Returns the question before the current one; `None` at the first.
    #[must_use]
    pub fn previous(&self) -> Option<Question> {
        match self.question {
            Question::Username => None,
            Question::DocumentKind => (self.first == Question::Username).then_some(Question::Username),
            Question::DocumentNumber => Some(Question::DocumentKind),
            Question::Email => Some(Question::DocumentNumber),
            Question::Phone => Some(Question::Email),
        }
    }

    /// Returns the current question's number, from 1, and how many there are ("2 de 4").
    #[must_use]
    pub const fn position(&self) -> (usize, usize) {
        let skipped = match self.first {
            Question::Username => 0,
            _ => 1,
        };
        (self.question as usize + 1 - skipped, Question::Phone as usize + 1 - skipped)
    }

    /// Asks `question`; a question for the username is asked from now on.
    pub(super) fn turn_to(&mut self, question: Question) {
        if question == Question::Username {
            self.first = Question::Username;
        }
        self.question = question;
    }

    pub(super) fn check(&self) -> Result<(), FormProblem> {
        match self.question {
            Question::Username => self.username().map(drop),
            Question::DocumentKind => self.kind.as_ref().map(drop).ok_or(FormProblem::NoKind),
            Question::DocumentNumber => self.document().map(drop),
            Question::Email => self.email().map(drop),
            Question::Phone => self.phone().map(drop),
        }
    }

    /// Returns the answer to the current question that was perhaps meant.
    pub(super) fn suggestion(&self) -> Option<FormProblem> {
        match self.question {
            Question::Username => self.username().ok()?.suggestion().map(FormProblem::PerhapsMeant),
            Question::Email => self.email().ok()?.suggestion().map(FormProblem::Slip),
            Question::DocumentKind | Question::DocumentNumber | Question::Phone => None,
        }
    }

    fn username(&self) -> Result<Username, FormProblem> {
        Username::parse(self.username.as_str()).map_err(FormProblem::Username)
    }

    fn document(&self) -> Result<Document, FormProblem> {
        let kind = self.kind.clone().ok_or(FormProblem::NoKind)?;
        let stated = self.rule.clone().filter(|rule| *rule.kind() == kind);
        let rule = stated.unwrap_or_else(|| DocumentRule::lenient(kind));
        Document::parse(&rule, self.document_number.as_str()).map_err(FormProblem::Document)
    }

    pub(super) fn email(&self) -> Result<Email, FormProblem> {
        Email::parse(self.email.as_str()).map_err(FormProblem::Email)
    }

    fn phone(&self) -> Result<Phone, FormProblem> {
        Phone::parse(self.phone.as_str()).map_err(FormProblem::Phone)
    }

    /// Returns all answers, or the first question whose answer cannot be parsed.
    pub(super) fn claim(&self) -> Result<PinClaim, (Question, FormProblem)> {
        Ok(PinClaim {
            username: match self.forgotten {
                Forgotten::Pin => Some(self.username().map_err(|problem| (Question::Username, problem))?),
                Forgotten::Both => None,
            },
            document: self.document().map_err(|problem| match problem {
                FormProblem::NoKind => (Question::DocumentKind, problem),
                _ => (Question::DocumentNumber, problem),
            })?,
            email: self.email().map_err(|problem| (Question::Email, problem))?,
            phone: self.phone().map_err(|problem| (Question::Phone, problem))?,
        })
    }
}
