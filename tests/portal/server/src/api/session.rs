//! `GET /session` and `DELETE /session`, and how a session begins and ends.

use std::sync::Arc;

use crate::limits::{SESSION_IDLE, SESSION_LIFE, SESSION_TOKEN_BITS};
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use multiportal::api::{LastAccessResponse, MemberResponse, Problem, ProblemCode, SecretField, SessionResponse};
use ring::digest::{SHA256, digest};
use rusqlite::{OptionalExtension, Transaction};

use super::Portal;
use super::answer::Answer;
use super::refusal::Refusal;
use crate::keys::random_text;
use crate::member::Member;
use crate::stamp::Stamp;

/// A token at rest: 256 random bits need no key and no slow hash (Numbers, "session").
fn at_rest(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// Begins a session.
pub fn begin(tx: &Transaction<'_>, now: Stamp, member: Member, device: &str) -> Result<SessionResponse, Refusal> {
    let token = random_text::<{ SESSION_TOKEN_BITS / 8 }>()?;
    let (at, from) = member.last_access.clone().unzip();
    let statement = "INSERT INTO session (id, member, idle_at, previous_at, previous_device, ends)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let row = (at_rest(&token), member.id, now.after(SESSION_IDLE), at, from, now.after(SESSION_LIFE));
    tx.prepare_cached(statement)?.execute(row)?;
    tx.prepare_cached("UPDATE member SET last_access_at = ?1, last_access_device = ?2 WHERE id = ?3")?
        .execute((now, device, member.id))?;
    let mut session = response(&member.display_name, member.last_access, SESSION_LIFE.as_secs());
    session.token = Some(SecretField::new(&token));
    Ok(session)
}

/// Ends every session of a member.
pub fn end_all(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    tx.prepare_cached("DELETE FROM session WHERE member = ?1")?.execute([member])?;
    Ok(())
}

fn response(display_name: &str, last_access: Option<(Stamp, String)>, expires_in: u64) -> SessionResponse {
    SessionResponse {
        token: None,
        idle_timeout: SESSION_IDLE.as_secs(),
        expires_in,
        member: MemberResponse { display_name: SecretField::new(display_name) },
        last_access: last_access.map(|(at, device)| LastAccessResponse { at: at.timestamp().to_string(), device }),
    }
}

fn bearer(headers: &HeaderMap) -> Option<Vec<u8>> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| at_rest(token.trim()))
}

/// The session. Asking for it is activity.
#[utoipa::path(get, path = "/session", security(("session" = [])), responses(
    (status = 200, description = "The session", body = SessionResponse),
    (status = 401, description = "session_over", body = Problem, content_type = "application/problem+json"),
))]
pub async fn session(State(portal): State<Arc<Portal>>, headers: HeaderMap) -> Result<Answer, Refusal> {
    let over = || Refusal::new(ProblemCode::SessionOver);
    let (token, now) = (bearer(&headers).ok_or_else(over)?, portal.now());
    let touch = move |tx: &Transaction<'_>| {
        let statement = "UPDATE session SET idle_at = ?1 WHERE id = ?2 AND idle_at > ?3 AND ends > ?3
            RETURNING ends, previous_at, previous_device, (SELECT display_name FROM member WHERE id = session.member)";
        let found: Option<(Stamp, Option<Stamp>, Option<String>, String)> = tx
            .prepare_cached(statement)?
            .query_row((now.after(SESSION_IDLE), token, now), |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
            })
            .optional()?;
        let (ends, at, device, name) = found.ok_or_else(over)?;
        Answer::json(StatusCode::OK, &response(&name, at.zip(device), ends.seconds_from(now)))
    };
    portal.store.transact(now, touch).await
}

/// Ends the session.
#[utoipa::path(delete, path = "/session", security(("session" = [])), responses(
    (status = 204, description = "The session is over"),
    (status = 401, description = "session_over", body = Problem, content_type = "application/problem+json"),
))]
pub async fn log_out(State(portal): State<Arc<Portal>>, headers: HeaderMap) -> Result<Answer, Refusal> {
    let over = || Refusal::new(ProblemCode::SessionOver);
    let (token, now) = (bearer(&headers).ok_or_else(over)?, portal.now());
    let end = move |tx: &Transaction<'_>| {
        let statement = "DELETE FROM session WHERE id = ?1 AND idle_at > ?2 AND ends > ?2";
        let ended = tx.prepare_cached(statement)?.execute((token, now))?;
        if ended == 0 { Err(over()) } else { Ok(Answer::nothing()) }
    };
    portal.store.transact(now, end).await
}
