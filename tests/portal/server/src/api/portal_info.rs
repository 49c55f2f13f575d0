//! `GET /portal`: what the portal is and how to reach people.

use std::sync::Arc;

use crate::limits::{CODE_LENGTH, PIN_LENGTH};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use multiportal::api::{DocumentTypeResponse, PortalResponse, Problem, StoresResponse, SupportResponse};
use multiportal::domain::{DocumentKind, DocumentRule};
use ring::digest::{SHA256, digest};

use super::Portal;

/// The answer, made once, and its tag.
pub struct PortalInfo {
    body: String,
    tag: String,
}

impl PortalInfo {
    /// Writes the answer.
    pub fn new() -> Result<Self, serde_json::Error> {
        let body = serde_json::to_string(&response())?;
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest(&SHA256, body.as_bytes()).as_ref()[..12]));
        Ok(Self { body, tag })
    }
}

/// The portal, with an `ETag`; 304 where the client has it already.
#[utoipa::path(get, path = "/portal", responses(
    (status = 200, description = "The portal", body = PortalResponse, headers(("etag" = String))),
    (status = 304, description = "The client has it already"),
    (status = "4XX", description = "A problem", body = Problem, content_type = "application/problem+json"),
))]
pub async fn portal_info(State(portal): State<Arc<Portal>>, headers: HeaderMap) -> Response {
    let PortalInfo { body, tag } = &portal.info;
    // Revalidated at every start of the app: it costs a 304.
    let shared = [(ETAG, tag.clone()), (CACHE_CONTROL, "no-cache".to_owned())];
    if headers.get_all(IF_NONE_MATCH).iter().any(|value| value.to_str().is_ok_and(|value| names(value, tag))) {
        return (StatusCode::NOT_MODIFIED, shared).into_response();
    }
    (shared, [(CONTENT_TYPE, "application/json")], body.clone()).into_response()
}

/// Whether `If-None-Match` names this tag (RFC 9110, section 13.1.2: weak comparison).
fn names(value: &str, tag: &str) -> bool {
    value.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// The kinds of document that this portal takes.
pub fn is_taken(kind: &DocumentKind) -> bool {
    !matches!(kind, DocumentKind::Other(_))
}

fn response() -> PortalResponse {
    use DocumentKind::{CitizenCard, ForeignerCard, IdentityCard, Passport, ProtectionPermit};
    let document = |code: DocumentKind, es: &str, en: &str, shape: &str, lengths: [usize; 2]| DocumentTypeResponse {
        letters: Some(DocumentRule::lenient(code.clone()).letters()),
        shortest: Some(lengths[0]),
        longest: Some(lengths[1]),
        code,
        names: [("es".to_owned(), es.to_owned()), ("en".to_owned(), en.to_owned())].into(),
        shape_hint: shape.to_owned(),
    };
    PortalResponse {
        name: "Cooperativa de Profesores de la Universidad Nacional de Colombia".to_owned(),
        minimum_app_version: "0.1.0".to_owned(),
        document_types: vec![
            document(CitizenCard, "Cédula de ciudadanía", "Citizenship card", "1.234.567.890", [3, 10]),
            document(ForeignerCard, "Cédula de extranjería", "Foreigner ID card", "345.678", [3, 10]),
            document(Passport, "Pasaporte", "Passport", "AP123456", [3, 20]),
            document(IdentityCard, "Tarjeta de identidad", "Identity card", "1.012.345.678", [3, 11]),
            document(
                ProtectionPermit,
                "Permiso por protección temporal",
                "Temporary protection grant",
                "5.123.456",
                [3, 15],
            ),
        ],
        code_length: CODE_LENGTH,
        pin_length: PIN_LENGTH,
        support: SupportResponse {
            phone: "+57 601 555 0100".to_owned(),
            sms: Some("+57 310 555 0100".to_owned()),
            email: "ayuda@cooprofesoresun.example".to_owned(),
            web: "https://portal.cooprofesoresun.example/".to_owned(),
        },
        registration_url: "https://portal.cooprofesoresun.example/registro".to_owned(),
        stores: StoresResponse {
            android: Some("https://portal.cooprofesoresun.example/android".to_owned()),
            ios: Some("https://portal.cooprofesoresun.example/ios".to_owned()),
        },
        offers: Vec::new(),
    }
}
