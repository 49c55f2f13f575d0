//! `POST /recoveries/{id}/code`: the security code, and what a right one gives.

use std::sync::Arc;

use crate::limits::{CODE_LENGTH, CODE_LIFE, GRANT_LIFE, SESSION_TOKEN_BITS};
use crate::store::Statements;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use multiportal::api::{Channel, ChannelKind, CodeRequest, CodeResponse, ProblemCode, SecretField};
use multiportal::domain::SecurityCode;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::recovery::{Recovered, Recovery, recovery_hash};
use super::refusal::Refusal;
use super::sending::code_hash;
use crate::keys::{KeyedHash, Keys, random_text};
use crate::member::Member;
use crate::message::Message;
use crate::outbox;
use crate::stamp::Stamp;

/// Names a grant: with its recovery, so that it is good for no other.
pub fn grant_hash(keys: &Keys, recovery: &KeyedHash, grant: &str) -> KeyedHash {
    keys.hash("grant", &[recovery.bytes(), grant.as_bytes()])
}

/// Gives the code.
#[utoipa::path(post, path = "/recoveries/{recovery}/code", operation_id = "code", request_body = CodeRequest,
    params(("recovery" = String, Path)), responses((status = 200, description = "The code was right", body = CodeResponse)))]
pub async fn code(
    State(portal): State<Arc<Portal>>,
    recovery: Result<Path<String>, PathRejection>,
    Call { body, key, .. }: Call<CodeRequest>,
) -> Result<Answer, Refusal> {
    let Path(recovery) = recovery.map_err(|_| Refusal::new(ProblemCode::RecoveryOver))?;
    let code = SecurityCode::parse(body.code.expose(), CODE_LENGTH).map_err(|_| Refusal::field("code"));
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let code = code?;
        let recovery = Recovery::waiting(tx, recovery_hash(&portal.keys, &recovery), now)?;
        if !recovery.code_ends.is_open(now, CODE_LIFE) {
            return Err(Refusal::new(ProblemCode::CodeExpired));
        }
        let right = recovery.code.matches(&code_hash(&portal.keys, &recovery.id, &code));
        if right && recovery.member.is_member() {
            Answer::json(StatusCode::OK, &give(tx, portal, now, &recovery)?)
        } else {
            wrong(tx, &recovery).map(Answer::from)
        }
    };
    portal.decide(key, decision).await
}

/// Counts a wrong code; the last of them ends the recovery.
fn wrong(tx: &Transaction<'_>, recovery: &Recovery) -> Result<Refusal, Refusal> {
    let tries_left = recovery.tries_left.saturating_sub(1);
    let state = if tries_left == 0 { "over" } else { "code" };
    tx.run("UPDATE recovery SET tries_left = ?1, state = ?2 WHERE id = ?3", (tries_left, state, recovery.id))?;
    Ok(Refusal::new(ProblemCode::WrongCode).attempts_left(tries_left))
}

fn give(tx: &Transaction<'_>, portal: &Portal, now: Stamp, recovery: &Recovery) -> Result<CodeResponse, Refusal> {
    let member = &recovery.member;
    if matches!(recovery.recovered, Recovered::Username | Recovered::Both) {
        for message in Message::username(member) {
            outbox::post(tx, &portal.keys, now, true, &message)?;
        }
    }
    if recovery.recovered == Recovered::Username {
        recovery.go(tx, "over")?;
        return Ok(CodeResponse::UsernameSent { channels: masked(member) });
    }
    recovery.go(tx, "pin")?;
    let grant = random_text::<{ SESSION_TOKEN_BITS / 8 }>()?;
    tx.run(
        "UPDATE recovery SET grant_hash = ?1, grant_ends = ?2 WHERE id = ?3",
        (grant_hash(&portal.keys, &recovery.id, &grant), now.after(GRANT_LIFE), recovery.id),
    )?;
    Ok(CodeResponse::ChoosePin { grant: SecretField::new(&grant), expires_in: GRANT_LIFE.as_secs() })
}

/// Where the username went, as little of it as the member needs to know the place again.
fn masked(member: &Member) -> Vec<Channel> {
    let phone = member.phone.get(member.phone.len().saturating_sub(2)..).unwrap_or_default();
    let (local, domain) = member.email.split_once('@').unwrap_or_default();
    let (host, top) = domain.rsplit_once('.').unwrap_or((domain, ""));
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    vec![
        Channel {
            kind: ChannelKind::Email, masked: format!("{}•••@{}•••.{top}", first(local), first(host))
        },
        Channel { kind: ChannelKind::Sms, masked: format!("•••{phone}") },
    ]
}
