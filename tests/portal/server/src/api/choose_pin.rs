//! `PUT /recoveries/{id}/pin`: the new PIN. Every session and trusted phone of the member ends, the lock is cleared, a
//! receipt is sent.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use multiportal::api::{ChoosePinRequest, ProblemCode, WeakPinReason};
use multiportal::domain::Pin;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::code::grant_hash;
use super::decision::Lookup;
use super::freeze::issue_receipt;
use super::recovery::{Recovery, recovery_hash};
use super::refusal::Refusal;
use super::{phones, recovery, session, wrong_pins};
use crate::keys::KeyedHash;
use crate::limits::{GRANT_LIFE, PINS_REMEMBERED};
use crate::member::Member;
use crate::message::Message;
use crate::outbox;
use crate::stamp::Stamp;
use crate::store::Statements;

/// Returns the member whose grant is valid now.
fn granted(tx: &Transaction<'_>, portal: &Portal, now: Stamp, id: KeyedHash, grant: &str) -> Result<Member, Refusal> {
    let over = || Refusal::new(ProblemCode::GrantOver);
    let recovery = Recovery::find(tx, id, now).map_err(|refusal| match refusal.problem().code {
        ProblemCode::RecoveryOver => over(),
        _ => refusal,
    })?;
    let recovery = recovery.in_state("pin").ok_or_else(over)?;
    let given = grant_hash(&portal.keys, &recovery.id, grant);
    let good = recovery.grant.is_some_and(|(grant, ends)| grant.matches(&given) && ends.is_open(now, GRANT_LIFE));
    Some(recovery.member).filter(|member| good && member.is_member() && !member.frozen).ok_or_else(over)
}

/// The hashes that a new PIN must differ from, the one in force first.
fn remembered(tx: &Transaction<'_>, member: &Member) -> Result<Vec<String>, Refusal> {
    let mut hashes = vec![member.pin_hash.clone()];
    let statement = "SELECT pin_hash FROM old_pin WHERE member = ?1 ORDER BY id DESC LIMIT ?2";
    let mut old = tx.prepare_cached(statement)?;
    for hash in old.query_map((member.id, PINS_REMEMBERED - 1), |row| row.get(0))? {
        hashes.push(hash?);
    }
    Ok(hashes)
}

/// Chooses the new PIN.
#[utoipa::path(put, path = "/recoveries/{recovery}/pin", operation_id = "choose_pin", request_body = ChoosePinRequest,
    params(("recovery" = String, Path)), responses((status = 204, description = "The PIN is in force")))]
pub async fn choose_pin(
    State(portal): State<Arc<Portal>>,
    recovery: Result<Path<String>, PathRejection>,
    Call { body, key, .. }: Call<ChoosePinRequest>,
) -> Result<Answer, Refusal> {
    let Path(recovery) = recovery.map_err(|_| Refusal::new(ProblemCode::GrantOver))?;
    let (id, grant) = (recovery_hash(&portal.keys, &recovery), Arc::new(body.grant));
    let typed = Pin::parse(body.pin.expose()).map_err(|_| Refusal::field("pin"))?;
    let _turn = portal.in_flight.turn(key.id()).await;
    let place = portal.pins.admit();
    let looked = Arc::clone(&grant);
    let look = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let member = granted(tx, portal, now, id, looked.expose())?;
        if let Some(reason) = member.weakness_of(&typed) {
            return Err(Refusal::weak_pin(reason));
        }
        Ok((place?, typed, remembered(tx, &member)?, member.pin_hash))
    };
    let (place, typed, remembered, in_force) = match portal.look_up(key.clone(), look).await? {
        Lookup::Decided(answer) => return Ok(answer),
        Lookup::New(found) => found,
    };
    let hash = match portal.pins.replace(place, typed, remembered).await? {
        Ok(hash) => hash,
        Err(0) => return Err(Refusal::weak_pin(WeakPinReason::InForce)),
        Err(_) => return Err(Refusal::weak_pin(WeakPinReason::Recent)),
    };
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let member = granted(tx, portal, now, id, grant.expose())?;
        if member.pin_hash != in_force {
            return Err(Refusal::new(ProblemCode::SlowDown).retry_after(1));
        }
        put_in_force(tx, portal, now, &member, &hash)?;
        Ok(Answer::nothing())
    };
    portal.decide(key, decision).await
}

fn put_in_force(tx: &Transaction<'_>, portal: &Portal, now: Stamp, member: &Member, hash: &str) -> Result<(), Refusal> {
    tx.run("INSERT INTO old_pin (member, pin_hash) VALUES (?1, ?2)", (member.id, &member.pin_hash))?;
    let statement = "DELETE FROM old_pin WHERE member = ?1
        AND id NOT IN (SELECT id FROM old_pin WHERE member = ?1 ORDER BY id DESC LIMIT ?2)";
    tx.run(statement, (member.id, PINS_REMEMBERED - 1))?;
    tx.run("UPDATE member SET pin_hash = ?1 WHERE id = ?2", (hash, member.id))?;
    recovery::end_grants(tx, member.id)?;
    session::end_all(tx, member.id)?;
    phones::remove_all(tx, member.id)?;
    wrong_pins::forget(tx, &wrong_pins::account(&portal.keys, &member.username))?;
    let receipt = issue_receipt(tx, portal, now, member)?;
    for message in Message::new_pin(member, &receipt) {
        outbox::post(tx, &portal.keys, now, true, &message)?;
    }
    Ok(())
}
