//! `POST /log-in/{attempt}/pin`: the PIN of an attempt.
//!
//! The try is counted before the PIN is checked and given back when it was right, so that a client that hangs up gains
//! nothing (Common rules, "A call is finished once it is begun").

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use multiportal::api::{AccessMethod, PinRequest, ProblemCode, SessionResponse};
use multiportal::domain::Pin;
use rusqlite::Transaction;
use tokio::sync::watch;

use super::Portal;
use super::answer::Answer;
use super::call::{Call, Caller};
use super::decision::Lookup;
use super::in_flight::PinCheck;
use super::log_in::attempt_hash;
use super::notices::{self, Installation};
use super::quota::{Counted, Load, count_load};
use super::refusal::Refusal;
use super::session::{self, Opened};
use super::wrong_pins;
use crate::keys::KeyedHash;
use crate::limits::ATTEMPT_LIFE;
use crate::member::Member;
use crate::pin_hash::PinHashError;
use crate::stamp::Stamp;
use crate::store::Statements;
use crate::throttle::{self, Hit};

/// A try that was counted and whose PIN is to be checked.
struct Try {
    account: KeyedHash,
    member: Member,
    hit: Hit,
    wrong: Refusal,
    check: PinCheck,
}

/// What a try finds before its check.
enum Count {
    Counted(Box<Try>),
    /// The address's quota is used up by tries that may still give their places back: look again when one is settled.
    Full(watch::Receiver<usize>),
}

fn find(tx: &Transaction<'_>, now: Stamp, attempt: &KeyedHash) -> Result<(KeyedHash, Member), Refusal> {
    let found: Option<(KeyedHash, i64)> = tx.find(
        "SELECT account, member FROM attempt WHERE id = ?1 AND ends > ?2 AND ends <= ?3",
        (attempt, now, now.horizon(ATTEMPT_LIFE)),
    )?;
    let (account, member) = found.ok_or_else(|| Refusal::new(ProblemCode::AttemptOver))?;
    Ok((account, Member::by_id(tx, member)?))
}

fn count(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    attempt: &KeyedHash,
    caller: Caller,
    busy: Option<PinHashError>,
) -> Result<Count, Refusal> {
    let (account, member) = find(tx, now, attempt)?;
    if let Some(busy) = busy {
        return Err(busy.into());
    }
    let hit = match Counted::WrongPins.take(tx, portal, now, caller.address) {
        Err(refusal) if refusal.problem().code == ProblemCode::SlowDown => {
            return portal.pin_checks.running(caller.address).map(Count::Full).ok_or(refusal);
        }
        taken => taken?,
    };
    let wrong = wrong_pins::count(tx, &account, now)?;
    let check = portal.pin_checks.begin(caller.address);
    Ok(Count::Counted(Box::new(Try { account, member, hit, wrong, check })))
}

/// Checks the PIN of an attempt and opens a session.
#[utoipa::path(post, path = "/log-in/{attempt}/pin", operation_id = "pin", request_body = PinRequest,
    params(("attempt" = String, Path)),
    responses((status = 201, description = "A session", body = SessionResponse)))]
pub async fn pin(
    State(portal): State<Arc<Portal>>,
    attempt: Result<Path<String>, PathRejection>,
    Call { body, key, caller }: Call<PinRequest>,
) -> Result<Answer, Refusal> {
    let Path(attempt) = attempt.map_err(|_| Refusal::new(ProblemCode::AttemptOver))?;
    let attempt = attempt_hash(&portal.keys, &attempt);
    let typed = Pin::parse(body.pin.expose()).map_err(|_| Refusal::field("pin"))?;
    let installation = body.installation.as_ref().map(Installation::parse).transpose()?;
    let _turn = portal.in_flight.turn(key.id()).await;
    let place = portal.pins.admit();
    let busy = place.as_ref().err().copied();
    let counted = loop {
        let count = move |tx: &Transaction<'_>, portal: &Portal, now| count(tx, portal, now, &attempt, caller, busy);
        match portal.look_up(key.clone(), count).await? {
            Lookup::Decided(answer) => return Ok(answer),
            Lookup::New(Count::Counted(counted)) => break counted,
            Lookup::New(Count::Full(mut settled)) => drop(settled.changed().await),
        }
    };
    let Try { account, member, hit, wrong, check: _check } = *counted;
    let place = place?;
    let stored = member.pin_hash.clone();
    let checked = portal.pins.check(place, typed, stored.clone()).await;
    let settle = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let member = Member::by_id(tx, member.id)?;
        if !checked? || !member.is_member() {
            count_load(tx, portal, now, Load::WrongPins)?;
            return Ok(wrong.into());
        }
        if member.pin_hash != stored {
            return Err(Refusal::new(ProblemCode::SlowDown).retry_after(1));
        }
        throttle::give_back(tx, hit)?;
        wrong_pins::forget(tx, &account)?;
        if member.frozen {
            return Ok(Refusal::new(ProblemCode::Frozen).into());
        }
        if tx.run("DELETE FROM attempt WHERE id = ?1", [attempt])? == 0 {
            return Ok(Refusal::new(ProblemCode::AttemptOver).into());
        }
        open(tx, portal, now, member, caller, installation.as_ref())
    };
    let settled = portal.decide(key, settle).await;
    if settled.is_err() {
        // The PIN was not judged: the database failed, or the PIN changed while it was checked.
        let give_back = move |tx: &Transaction<'_>| {
            throttle::give_back(tx, hit)?;
            wrong_pins::give_back(tx, &account)
        };
        portal.store.transact(portal.now(), give_back).await?;
    }
    settled
}

fn open(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    member: Member,
    caller: Caller,
    installation: Option<&Installation>,
) -> Result<Answer, Refusal> {
    if let Some(installation) = installation {
        notices::installation(tx, portal, now, &member, installation)?;
    }
    let opened = Opened { device: caller.device, method: AccessMethod::Pin, phone: None };
    Answer::json(StatusCode::CREATED, &session::begin(tx, now, member, opened)?)
}
