//! `GET /session`, `DELETE /session`, `DELETE /sessions/others` and `GET /accesses`, and how a session begins and ends.

use std::sync::Arc;

use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use multiportal::api::{
    AccessMethod, AccessResponse, AccessesResponse, LastAccessResponse, MemberResponse, ProblemCode, SecretField,
    SessionResponse,
};
use ring::digest::{SHA256, digest};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::refusal::Refusal;
use crate::keys::random_text;
use crate::limits::{ACCESSES, SESSION_IDLE, SESSION_LIFE, SESSION_TOKEN_BITS};
use crate::member::Member;
use crate::stamp::Stamp;
use crate::store::Statements;

/// Returns the hash of a token at rest: 256 random bits need no key and no slow hash (Numbers, "session").
fn at_rest(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

pub struct Opened {
    /// What it is opened from, in the words that the member is shown.
    pub device: &'static str,
    pub method: AccessMethod,
    /// The trusted phone that opened it.
    pub phone: Option<String>,
}

pub fn begin(tx: &Transaction<'_>, now: Stamp, member: Member, opened: Opened) -> Result<SessionResponse, Refusal> {
    let Opened { device, method, phone } = opened;
    let token = random_text::<{ SESSION_TOKEN_BITS / 8 }>()?;
    let (at, from) = member.last_access.clone().unzip();
    let statement = "INSERT INTO session (id, member, idle_at, previous_at, previous_device, ends, phone)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let row = (at_rest(&token), member.id, now.after(SESSION_IDLE), at, from, now.after(SESSION_LIFE), phone);
    tx.run(statement, row)?;
    tx.run("UPDATE member SET last_access_at = ?1, last_access_device = ?2 WHERE id = ?3", (now, device, member.id))?;
    tx.run(
        "INSERT INTO access (member, at, device, method) VALUES (?1, ?2, ?3, ?4)",
        (member.id, now, device, method.as_str()),
    )?;
    let statement = "DELETE FROM access WHERE member = ?1
        AND id NOT IN (SELECT id FROM access WHERE member = ?1 ORDER BY id DESC LIMIT ?2)";
    tx.run(statement, (member.id, ACCESSES))?;
    let mut session = response(&member.display_name, member.last_access, SESSION_LIFE.as_secs());
    session.token = Some(SecretField::new(&token));
    Ok(session)
}

pub fn end_all(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    tx.run("DELETE FROM session WHERE member = ?1", [member])?;
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

/// The bearer token of a call, hashed.
#[derive(Clone)]
pub struct Bearer(Option<Vec<u8>>);

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = core::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let value = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = value.and_then(|value| value.split_once(' '));
        let token = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
        Ok(Self(token.map(|(_, token)| at_rest(token.trim()))))
    }
}

pub struct Session {
    pub id: Vec<u8>,
    pub member: i64,
    /// The trusted phone that opened it, or that it added.
    pub phone: Option<String>,
    ends: Stamp,
    previous: Option<(Stamp, String)>,
}

impl Bearer {
    /// Returns the session of this token, which the call keeps from being idle; or refuses with `session_over`.
    pub fn session(&self, tx: &Transaction<'_>, now: Stamp) -> Result<Session, Refusal> {
        let over = || Refusal::new(ProblemCode::SessionOver);
        let id = self.0.clone().ok_or_else(over)?;
        let statement = "UPDATE session SET idle_at = ?1
            WHERE id = ?2 AND idle_at > ?3 AND idle_at <= ?4 AND ends > ?3 AND ends <= ?5
            RETURNING member, phone, ends, previous_at, previous_device";
        let (idle, life) = (now.horizon(SESSION_IDLE), now.horizon(SESSION_LIFE));
        let found = tx.find(statement, (now.after(SESSION_IDLE), &id, now, idle, life))?;
        let (member, phone, ends, at, device) = found.ok_or_else(over)?;
        Ok(Session { id, member, phone, ends, previous: Option::<Stamp>::zip(at, device) })
    }
}

impl Portal {
    /// Runs the one transaction of a call that needs a session.
    pub async fn in_session(
        self: &Arc<Self>,
        bearer: Bearer,
        work: impl FnOnce(&Transaction<'_>, Session, Stamp) -> Result<Answer, Refusal> + Send + 'static,
    ) -> Result<Answer, Refusal> {
        let now = self.now();
        self.store.transact(now, move |tx| work(tx, bearer.session(tx, now)?, now)).await
    }
}

/// Returns the session.
#[utoipa::path(get, path = "/session", operation_id = "session", security(("session" = [])),
    responses((status = 200, description = "The session", body = SessionResponse)))]
pub async fn session(State(portal): State<Arc<Portal>>, bearer: Bearer) -> Result<Answer, Refusal> {
    let read = move |tx: &Transaction<'_>, session: Session, now| {
        let name = Member::by_id(tx, session.member)?.display_name;
        Answer::json(StatusCode::OK, &response(&name, session.previous, session.ends.seconds_from(now)))
    };
    portal.in_session(bearer, read).await
}

/// Ends the session.
#[utoipa::path(delete, path = "/session", operation_id = "log_out", security(("session" = [])),
    responses((status = 204, description = "The session is over")))]
pub async fn log_out(State(portal): State<Arc<Portal>>, bearer: Bearer) -> Result<Answer, Refusal> {
    let end = move |tx: &Transaction<'_>, session: Session, _| {
        tx.run("DELETE FROM session WHERE id = ?1", [session.id])?;
        Ok(Answer::nothing())
    };
    portal.in_session(bearer, end).await
}

/// Ends every other session of the member.
#[utoipa::path(delete, path = "/sessions/others", operation_id = "end_other_sessions", security(("session" = [])),
    responses((status = 204, description = "Every other session is over")))]
pub async fn end_others(State(portal): State<Arc<Portal>>, bearer: Bearer) -> Result<Answer, Refusal> {
    let end = move |tx: &Transaction<'_>, session: Session, _| {
        let statement = "DELETE FROM session WHERE member = ?1 AND id <> ?2";
        tx.run(statement, (session.member, session.id))?;
        Ok(Answer::nothing())
    };
    portal.in_session(bearer, end).await
}

/// Returns the member's last accesses.
#[utoipa::path(get, path = "/accesses", operation_id = "accesses", security(("session" = [])),
    responses((status = 200, description = "The last 20 accesses, the latest first", body = AccessesResponse)))]
pub async fn accesses(State(portal): State<Arc<Portal>>, bearer: Bearer) -> Result<Answer, Refusal> {
    let read = move |tx: &Transaction<'_>, session: Session, _| {
        let statement = "SELECT at, device, method FROM access WHERE member = ?1 ORDER BY id DESC LIMIT ?2";
        let mut rows = tx.prepare_cached(statement)?;
        let rows = rows.query_map((session.member, ACCESSES), |row| {
            let at: Stamp = row.get(0)?;
            let method = AccessMethod::from(row.get::<_, String>(2)?);
            Ok(AccessResponse { at: at.timestamp().to_string(), device: row.get(1)?, method })
        })?;
        Answer::json(StatusCode::OK, &AccessesResponse { accesses: rows.collect::<Result<_, _>>()? })
    };
    portal.in_session(bearer, read).await
}
