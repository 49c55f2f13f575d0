//! `POST /freeze`: "no fui yo". Log-in, recovery and trusted phones of the member stop until the cooperative lifts it.

use std::sync::Arc;

use axum::extract::State;
use multiportal::api::{FreezeRequest, ProblemCode};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::quota::Counted;
use super::refusal::Refusal;
use super::{phones, recovery, session};
use crate::keys::{KeyedHash, Keys, KeysError, random};
use crate::limits::RECEIPT_LIFE;
use crate::member::Member;
use crate::stamp::Stamp;
use crate::store::Statements;

/// The letters of a receipt: none that looks like another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Letters of a receipt, one random byte each.
const RECEIPT_LETTERS: usize = 16;

/// Makes a receipt of a member, and returns its code as its messages write it.
pub fn issue_receipt(tx: &Transaction<'_>, portal: &Portal, now: Stamp, member: &Member) -> Result<String, Refusal> {
    let receipt = draw_receipt()?;
    tx.run(
        "INSERT INTO receipt (id, member, ends) VALUES (?1, ?2, ?3)",
        (receipt_hash(&portal.keys, &receipt), member.id, now.after(RECEIPT_LIFE)),
    )?;
    Ok(receipt)
}

/// Draws a receipt's code: 80 random bits in four groups of four.
fn draw_receipt() -> Result<String, KeysError> {
    let letters = random::<RECEIPT_LETTERS>()?.map(|byte| char::from(LETTERS[usize::from(byte % 32)]));
    Ok(letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

/// Returns the hash of a receipt, however it is typed: in small letters, without dashes, with O for 0.
fn receipt_hash(keys: &Keys, typed: &str) -> KeyedHash {
    let letters = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    });
    keys.hash("receipt", &[letters.collect::<String>().as_bytes()])
}

/// Stops the member to whom the receipt was sent.
#[utoipa::path(post, path = "/freeze", operation_id = "freeze", request_body = FreezeRequest,
    responses((status = 204, description = "Log-in, recovery and trusted phones are stopped")))]
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
    let member: Option<i64> =
        tx.value("DELETE FROM receipt WHERE id = ?1 AND ends > ?2 RETURNING member", (receipt, now))?;
    let Some(member) = member else { return Ok(false) };
    tx.run("UPDATE member SET frozen_at = coalesce(frozen_at, ?1) WHERE id = ?2", (now, member))?;
    recovery::disown(tx, member)?;
    session::end_all(tx, member)?;
    phones::remove_all(tx, member)?;
    Ok(true)
}
