//! `POST /freeze`: "no fui yo". Log-in and recovery of the member stop until the cooperative lifts it.

use std::sync::Arc;

use axum::extract::State;
use multiportal::api::{FreezeRequest, Problem, ProblemCode};
use rusqlite::{OptionalExtension, Transaction};

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::quota::Counted;
use super::refusal::Refusal;
use super::{recovery, session};
use crate::keys::{KeyedHash, Keys, KeysError, random};
use crate::stamp::Stamp;

/// The messages of a receipt: none that looks like another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bytes of a receipt: one message each.
const LETTERS_DRAWN: usize = 16;

/// Draws a receipt's code: 80 random bits in four groups of four.
pub fn draw_receipt() -> Result<String, KeysError> {
    let messages = random::<LETTERS_DRAWN>()?.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(messages.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// Names a receipt in the database, however it is typed: in small messages, without dashes, with O for 0.
pub fn receipt_hash(keys: &Keys, typed: &str) -> KeyedHash {
    let messages = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        message => message,
    });
    keys.hash("receipt", &[messages.collect::<String>().as_bytes()])
}

/// Stops the member to whom the receipt went.
#[utoipa::path(post, path = "/freeze", params(("idempotency-key" = String, Header)), responses(
    (status = 204, description = "Log-in and recovery are stopped"),
    (status = 410, description = "receipt_over", body = Problem, content_type = "application/problem+json"),
))]
pub async fn freeze(
    State(portal): State<Arc<Portal>>,
    Call { body, key, caller }: Call<FreezeRequest>,
) -> Result<Answer, Refusal> {
    let receipt = receipt_hash(&portal.keys, body.receipt.expose());
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        Counted::Receipts.take(tx, portal, now, caller.address)?;
        // A receipt that is none is decided too, so that it stays counted.
        let stopped = stop(tx, &receipt, now)?;
        Ok(if stopped { Answer::nothing() } else { Refusal::new(ProblemCode::ReceiptOver).into() })
    };
    portal.decide(key, decision).await
}

fn stop(tx: &Transaction<'_>, receipt: &KeyedHash, now: Stamp) -> Result<bool, Refusal> {
    let member: Option<i64> = tx
        .prepare_cached("DELETE FROM receipt WHERE id = ?1 AND ends > ?2 RETURNING member")?
        .query_row((receipt, now), |row| row.get(0))
        .optional()?;
    let Some(member) = member else { return Ok(false) };
    tx.prepare_cached("UPDATE member SET frozen_at = coalesce(frozen_at, ?1) WHERE id = ?2")?.execute((now, member))?;
    recovery::disown(tx, member)?;
    session::end_all(tx, member)?;
    Ok(true)
}
