//! `GET /portal`: what the portal is and how to reach people.

use core::ops::RangeInclusive;
use std::sync::Arc;

use crate::limits::{CODE_LENGTH, PIN_LENGTH};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use multiportal::api::{DocumentTypeResponse, Offer, PortalResponse, StoresResponse, SupportResponse};
use multiportal::domain::{DocumentKind, DocumentRule};
use ring::digest::{SHA256, digest};

use super::Portal;

/// The answer, made once, and its tag.
pub struct PortalInfo {
    body: String,
    tag: String,
}

impl PortalInfo {
    pub fn new() -> Result<Self, serde_json::Error> {
        let body = serde_json::to_string(&response())?;
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest(&SHA256, body.as_bytes()).as_ref()[..12]));
        Ok(Self { body, tag })
    }
}

/// The portal, with an `ETag`; 304 where the client has it already.
#[utoipa::path(get, path = "/portal", operation_id = "portal", responses(
    (status = 200, description = "The portal", body = PortalResponse, headers(("etag" = String))),
    (status = 304, description = "The client has it already"),
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

/// A kind of document that this portal takes: its names, an example, and the lengths of its number.
struct Taken {
    kind: DocumentKind,
    es: &'static str,
    en: &'static str,
    example: &'static str,
    lengths: RangeInclusive<usize>,
}

const fn taken(
    kind: DocumentKind,
    [es, en]: [&'static str; 2],
    example: &'static str,
    lengths: RangeInclusive<usize>,
) -> Taken {
    Taken { kind, es, en, example, lengths }
}

const TAKEN: [Taken; 5] = [
    taken(DocumentKind::CitizenCard, ["Cédula de ciudadanía", "Citizenship card"], "1.234.567.890", 3..=10),
    taken(DocumentKind::ForeignerCard, ["Cédula de extranjería", "Foreigner ID card"], "345.678", 3..=10),
    taken(DocumentKind::Passport, ["Pasaporte", "Passport"], "AP123456", 3..=20),
    taken(DocumentKind::IdentityCard, ["Tarjeta de identidad", "Identity card"], "1.012.345.678", 3..=11),
    taken(
        DocumentKind::ProtectionPermit,
        ["Permiso por protección temporal", "Temporary protection permit"],
        "5.123.456",
        3..=15,
    ),
];

/// Returns the lengths of a number of this kind, or nothing for a kind that this portal does not take.
pub fn lengths(kind: &DocumentKind) -> Option<RangeInclusive<usize>> {
    TAKEN.iter().find(|taken| taken.kind == *kind).map(|taken| taken.lengths.clone())
}

fn document_type(taken: &Taken) -> DocumentTypeResponse {
    DocumentTypeResponse {
        code: taken.kind.clone(),
        names: [("es", taken.es), ("en", taken.en)].map(|(tag, name)| (tag.to_owned(), name.to_owned())).into(),
        shape_hint: taken.example.to_owned(),
        letters: Some(DocumentRule::lenient(taken.kind.clone()).letters()),
        shortest: Some(*taken.lengths.start()),
        longest: Some(*taken.lengths.end()),
    }
}

fn response() -> PortalResponse {
    PortalResponse {
        name: "Cooperativa de Profesores de la Universidad Nacional de Colombia".to_owned(),
        minimum_app_version: "0.1.0".to_owned(),
        document_types: TAKEN.iter().map(document_type).collect(),
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
        offers: vec![Offer::TrustedPhone, Offer::Notices, Offer::Calls, Offer::HandOver],
    }
}
