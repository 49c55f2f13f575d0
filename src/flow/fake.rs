//! What a portal answers in tests. Compiled for tests and behind the feature `fakes` only.

#![allow(clippy::unwrap_used, clippy::missing_panics_doc)]

use core::time::Duration;
use std::sync::Arc;

use super::Challenge;
use crate::api::{DocumentTypeResponse, PortalResponse, StoresResponse, SupportResponse};
use crate::domain::{
    Attempt, AttemptId, CodeAccepted, CodeSent, DocumentKind, KeyPrompt, LastAccess, Member, OpenedSession, RecoveryId,
    SecretText, SecurityCode, SentTo, SessionState,
};

/// The self-description of a portal without offers.
#[must_use]
pub fn portal_response() -> PortalResponse {
    let kind = |code: DocumentKind, es: &str, en: &str, hint: &str| DocumentTypeResponse {
        code,
        names: [("es".to_owned(), es.to_owned()), ("en".to_owned(), en.to_owned())].into(),
        shape_hint: hint.to_owned(),
        letters: None,
        shortest: None,
        longest: None,
    };
    PortalResponse {
        name: "Cooprofesores UN".to_owned(),
        minimum_app_version: "0.1.0".to_owned(),
        document_types: vec![
            kind(DocumentKind::CitizenCard, "Cédula de ciudadanía", "Citizenship card", "1.234.567.890"),
            kind(DocumentKind::ForeignerCard, "Cédula de extranjería", "Foreigner ID card", "123456"),
            kind(DocumentKind::Passport, "Pasaporte", "Passport", "AP123456"),
        ],
        code_length: 6,
        pin_length: 4,
        support: SupportResponse {
            phone: "601 555 0123".to_owned(),
            sms: None,
            email: "ayuda@cooprofesoresun.example".to_owned(),
            web: "https://portal.cooprofesoresun.example".to_owned(),
        },
        registration_url: "https://portal.cooprofesoresun.example/registro".to_owned(),
        stores: StoresResponse::default(),
        offers: Vec::new(),
    }
}

/// A challenge for [`crate::device::fake::InstantProof`].
#[must_use]
pub fn challenge() -> Challenge {
    Challenge { challenge: serde_json::Value::Null, expires_in: Duration::from_mins(5) }
}

#[must_use]
pub fn key_prompt() -> KeyPrompt {
    KeyPrompt { title: "Confirme que es usted".to_owned(), cancel: "Cancelar".to_owned() }
}

#[must_use]
pub fn attempt() -> Attempt {
    Attempt { id: AttemptId::parse("handle-1").unwrap(), expires_in: Duration::from_mins(5) }
}

#[must_use]
pub fn code_sent() -> CodeSent {
    CodeSent {
        recovery: RecoveryId::parse("handle-1").unwrap(),
        code_length: 6,
        expires_in: Duration::from_mins(5),
        resend_in: Duration::from_mins(1),
        resends_left: 2,
    }
}

#[must_use]
pub fn code(digits: &str) -> Arc<SecurityCode> {
    Arc::new(SecurityCode::parse(digits, digits.len()).unwrap())
}

#[must_use]
pub fn username_sent() -> CodeAccepted {
    CodeAccepted::UsernameSent(vec![SentTo::Email("a•••@u•••.co".to_owned())])
}

#[must_use]
pub fn choose_pin() -> CodeAccepted {
    let grant = Arc::new(SecretText::new("grant-of-the-portal".to_owned()));
    CodeAccepted::ChoosePin { grant, expires_in: Duration::from_mins(5) }
}

#[must_use]
pub fn session_state() -> SessionState {
    let last_access = LastAccess { at: None, device: "Android de Aurelia".to_owned() };
    SessionState {
        member: Member { display_name: "Aurelia Quijano".to_owned(), last_access: Some(last_access) },
        idle_timeout: Duration::from_mins(5),
        expires_in: Duration::from_mins(30),
    }
}

#[must_use]
pub fn session() -> OpenedSession {
    OpenedSession { token: Arc::new(SecretText::new("token-of-the-session".to_owned())), state: session_state() }
}
