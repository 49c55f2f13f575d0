//! `PUT /recoveries/{id}/pin`: the new PIN. Every session of the member ends, the lock falls, a receipt goes out.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use core::time::Duration;
use multiportal::api::{ChoosePinRequest, Problem, ProblemCode, WeakPinReason};
use multiportal::domain::Pin;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::code::grant_hash;
use super::decision::Lookup;
use super::freeze::{draw_receipt, receipt_hash};
use super::recovery::{Recovery, recovery_hash};
use super::refusal::Refusal;
use super::{recovery, session, wrong_pins};
use crate::keys::KeyedHash;
use crate::member::Member;
use crate::message::Message;
use crate::outbox;
use crate::stamp::Stamp;

/// How long a receipt's "no fui yo" is good. Not named by the API: as long as a member may be away from mail.
const RECEIPT_LIFE: Duration = Duration::from_hours(30 * 24);

/// The member whose grant is good now.
fn granted(tx: &Transaction<'_>, portal: &Portal, now: Stamp, id: KeyedHash, grant: &str) -> Result<Member, Refusal> {
    let over = || Refusal::new(ProblemCode::GrantOver);
    let recovery = Recovery::find(tx, id, now).map_err(|refusal| match refusal.problem().code {
        ProblemCode::RecoveryOver => over(),
        _ => refusal,
    })?;
    let recovery = recovery.in_state("pin").ok_or_else(over)?;
    let given = grant_hash(&portal.keys, &recovery.id, grant);
    let good = recovery.grant.is_some_and(|(grant, ends)| grant.matches(&given) && now < ends);
    Some(recovery.member).filter(|member| good && member.is_somebody() && !member.frozen).ok_or_else(over)
}

/// Chooses the new PIN.
#[utoipa::path(put, path = "/recoveries/{recovery}/pin",
    params(("recovery" = String, Path), ("idempotency-key" = String, Header)),
    responses(
        (status = 204, description = "The PIN is in force"),
        (status = 410, description = "grant_over", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "weak_pin", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "busy", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn choose_pin(
    State(portal): State<Arc<Portal>>,
    recovery: Result<Path<String>, PathRejection>,
    Call { body, key, .. }: Call<ChoosePinRequest>,
) -> Result<Answer, Refusal> {
    let Path(recovery) = recovery.map_err(|_| Refusal::new(ProblemCode::GrantOver))?;
    let (id, grant) = (recovery_hash(&portal.keys, &recovery), body.grant);
    let grant = Arc::new(grant);
    let Ok(typed) = Pin::parse(body.pin.expose()) else {
        return portal.decide(key, |_, _, _| Err(Refusal::field("pin"))).await;
    };
    let looked = Arc::clone(&grant);
    let look = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let member = granted(tx, portal, now, id, looked.expose())?;
        match member.weakness_of(&typed) {
            Some(reason) => Err(Refusal::weak_pin(reason)),
            None => Ok((typed, member.pin_hash)),
        }
    };
    // A refusal here is decided below like any other, so that a repeat gets it again.
    let looked = portal.look_up(key.clone(), move |tx, portal, now| Ok(look(tx, portal, now))).await?;
    let hashed = match looked {
        Lookup::Decided(answer) => return Ok(answer),
        Lookup::New(Err(refusal)) => Err(refusal),
        Lookup::New(Ok((pin, in_force))) => match portal.pins.replace(pin, in_force.clone()).await? {
            Some(hash) => Ok((hash, in_force)),
            None => Err(Refusal::weak_pin(WeakPinReason::InForce)),
        },
    };
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let (hash, in_force) = hashed?;
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
    tx.prepare_cached("UPDATE member SET pin_hash = ?1 WHERE id = ?2")?.execute((hash, member.id))?;
    recovery::end_grants(tx, member.id)?;
    session::end_all(tx, member.id)?;
    wrong_pins::forget(tx, &wrong_pins::account(&portal.keys, &member.username))?;
    let receipt = draw_receipt()?;
    tx.prepare_cached("INSERT INTO receipt (id, member, ends) VALUES (?1, ?2, ?3)")?.execute((
        receipt_hash(&portal.keys, &receipt),
        member.id,
        now.after(RECEIPT_LIFE),
    ))?;
    for message in Message::receipt(member, &receipt) {
        outbox::post(tx, &portal.keys, now, true, &message)?;
    }
    Ok(())
}
