//! `POST /log-in`: a log-in attempt, for known and unknown people alike.

use std::sync::Arc;

use crate::limits::ATTEMPT_LIFE;
use crate::store::Statements;
use axum::extract::State;
use axum::http::StatusCode;
use multiportal::api::{LogInRequest, LogInResponse, Purpose};
use multiportal::domain::Username;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::proofs::spend;
use super::quota::Counted;
use super::refusal::Refusal;
use crate::challenge;
use crate::keys::{KeyedHash, Keys, random_text};
use crate::member::Member;

const ID_BYTES: usize = 16;

pub fn attempt_hash(keys: &Keys, id: &str) -> KeyedHash {
    keys.hash("attempt", &[id.as_bytes()])
}

/// Begins a log-in.
#[utoipa::path(post, path = "/log-in", operation_id = "log_in", request_body = LogInRequest,
    responses((status = 201, description = "An attempt, whether or not there is such a member", body = LogInResponse)))]
pub async fn log_in(
    State(portal): State<Arc<Portal>>,
    Call { body, key, caller }: Call<LogInRequest>,
) -> Result<Answer, Refusal> {
    let proof = challenge::check(&portal.keys, &Purpose::LogIn, &body.proof, portal.now());
    let username = Username::parse(body.username.expose()).map_err(|_| Refusal::field("username"));
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let username = username?;
        spend(tx, proof)?;
        Counted::LogIns.take(tx, portal, now, caller.address)?;
        let attempt = random_text::<ID_BYTES>()?;
        let member = Member::by_username(tx, &username)?;
        tx.run(
            "INSERT INTO attempt (id, account, member, ends) VALUES (?1, ?2, ?3, ?4)",
            (
                attempt_hash(&portal.keys, &attempt),
                super::wrong_pins::account(&portal.keys, username.as_str()),
                member.id,
                now.after(ATTEMPT_LIFE),
            ),
        )?;
        Answer::json(StatusCode::CREATED, &LogInResponse { attempt, expires_in: ATTEMPT_LIFE.as_secs() })
    };
    portal.decide(key, decision).await
}
