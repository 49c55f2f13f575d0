//! `POST /session/hand-over`, and the page behind its one-time address.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use multiportal::api::{HandOverRequest, HandOverResponse, SecretField};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::refusal::Refusal;
use super::session::Bearer;
use crate::keys::random_text;
use crate::limits::{HAND_OVER_LIFE, SESSION_LIFE, SESSION_TOKEN_BITS};
use crate::stamp::Stamp;
use crate::store::Statements;

/// Where the pages are, outside the API.
pub const PAGES: &str = "/hand-over";

/// Makes an address that logs a browser in.
#[utoipa::path(post, path = "/session/hand-over", operation_id = "hand_over", security(("session" = [])),
    request_body = HandOverRequest,
    responses((status = 201, description = "An address that works once", body = HandOverResponse)))]
pub async fn hand_over(
    State(portal): State<Arc<Portal>>,
    bearer: Bearer,
    Call { body: HandOverRequest {}, key, .. }: Call<HandOverRequest>,
) -> Result<Answer, Refusal> {
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now: Stamp| {
        let session = bearer.session(tx, now)?;
        let token = random_text::<{ SESSION_TOKEN_BITS / 8 }>()?;
        let id = portal.keys.hash("hand-over", &[token.as_bytes()]);
        tx.run(
            "INSERT INTO hand_over (id, session, ends) VALUES (?1, ?2, ?3)",
            (id, session.id, now.after(HAND_OVER_LIFE)),
        )?;
        let address = SecretField::new(&format!("{}{PAGES}/{token}", portal.base));
        Answer::json(StatusCode::CREATED, &HandOverResponse { address, expires_in: HAND_OVER_LIFE.as_secs() })
    };
    portal.decide(key, decision).await
}

/// The page that greets by name. Its address works once.
pub async fn page(
    State(portal): State<Arc<Portal>>,
    method: Method,
    token: Result<Path<String>, PathRejection>,
) -> Response {
    let name = match token {
        // HEAD reads nothing, and so uses nothing up.
        Ok(Path(token)) if method == Method::GET => use_up(&portal, token).await,
        _ => Ok(None),
    };
    let (status, text) = match name {
        Ok(Some(name)) => (StatusCode::OK, format!("Hola, {}. Usted ya ingresó.", escaped(&name))),
        Ok(None) => (StatusCode::GONE, "Esta dirección ya no sirve. Vuelva a abrir el portal desde la app.".to_owned()),
        Err(refusal) => return refusal.into_response(),
    };
    let headers = [(CONTENT_SECURITY_POLICY, "default-src 'none'"), (REFERRER_POLICY, "no-referrer")];
    let page =
        format!("<!doctype html><html lang=\"es-CO\"><meta charset=\"utf-8\"><title>MULTIportal</title><p>{text}");
    (status, headers, Html(page)).into_response()
}

async fn use_up(portal: &Arc<Portal>, token: String) -> Result<Option<String>, Refusal> {
    let (now, id) = (portal.now(), portal.keys.hash("hand-over", &[token.as_bytes()]));
    let use_up = move |tx: &Transaction<'_>| {
        let statement = "DELETE FROM hand_over WHERE id = ?1 AND ends > ?2 AND ends <= ?3 RETURNING session";
        let session: Option<Vec<u8>> = tx.value(statement, (id, now, now.horizon(HAND_OVER_LIFE)))?;
        let statement = "SELECT display_name FROM member JOIN session ON session.member = member.id
            WHERE session.id = ?1 AND idle_at > ?2 AND ends > ?2 AND ends <= ?3";
        Ok(tx.value(statement, (session, now, now.horizon(SESSION_LIFE)))?)
    };
    portal.store.transact(now, use_up).await
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
