//! `POST /log-in/{attempt}/pin`: the PIN of an attempt.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use multiportal::api::{PinRequest, Problem, ProblemCode, SessionResponse};
use multiportal::domain::Pin;
use rusqlite::{OptionalExtension, Transaction};

use super::Portal;
use super::answer::Answer;
use super::call::{Call, Caller};
use super::decision::Lookup;
use super::log_in::attempt_hash;
use super::quota::Counted;
use super::refusal::Refusal;
use super::{session, wrong_pins};
use crate::keys::KeyedHash;
use crate::member::Member;
use crate::stamp::Stamp;

/// An attempt that takes a PIN now.
struct Open {
    account: KeyedHash,
    member: Member,
}

impl Open {
    fn find(
        tx: &Transaction<'_>,
        portal: &Portal,
        now: Stamp,
        attempt: &KeyedHash,
        by: Caller,
    ) -> Result<Self, Refusal> {
        let found: Option<(KeyedHash, i64)> = tx
            .prepare_cached("SELECT account, member FROM attempt WHERE id = ?1 AND ends > ?2")?
            .query_row((attempt, now), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (account, member) = found.ok_or_else(|| Refusal::new(ProblemCode::AttemptOver))?;
        Counted::WrongPins.look(tx, portal, now, by.address)?;
        wrong_pins::look(tx, &account, now)?;
        Ok(Self { account, member: Member::by_id(tx, member)? })
    }
}

/// Gives the PIN of an attempt.
#[utoipa::path(post, path = "/log-in/{attempt}/pin",
    params(("attempt" = String, Path), ("idempotency-key" = String, Header)),
    responses(
        (status = 201, description = "A session", body = SessionResponse),
        (status = 401, description = "wrong_pin", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "frozen", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "locked, slow_down", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "busy", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn pin(
    State(portal): State<Arc<Portal>>,
    attempt: Result<Path<String>, PathRejection>,
    Call { body, key, caller }: Call<PinRequest>,
) -> Result<Answer, Refusal> {
    let Path(attempt) = attempt.map_err(|_| Refusal::new(ProblemCode::AttemptOver))?;
    let attempt = attempt_hash(&portal.keys, &attempt);
    let Ok(typed) = Pin::parse(body.pin.expose()) else {
        return portal.decide(key, |_, _, _| Err(Refusal::field("pin"))).await;
    };
    let look = move |tx: &Transaction<'_>, portal: &Portal, now| {
        // A refusal is the decision's to tell; here it only saves the work.
        Ok(Open::find(tx, portal, now, &attempt, caller).ok().map(|open| open.member.pin_hash))
    };
    let checked = match portal.look_up(key.clone(), look).await? {
        Lookup::Decided(answer) => return Ok(answer),
        Lookup::New(None) => None,
        Lookup::New(Some(stored)) => Some((portal.pins.check(typed, stored.clone()).await?, stored)),
    };
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let open = Open::find(tx, portal, now, &attempt, caller)?;
        // The hash may have changed while it was checked: then nothing is known, and the same request may come again.
        let right = match &checked {
            Some((right, stored)) if *stored == open.member.pin_hash => *right,
            _ => return Err(Refusal::new(ProblemCode::SlowDown).retry_after(1)),
        };
        let Open { account, member } = open;
        if !right || !member.is_somebody() {
            Counted::WrongPins.take(tx, portal, now, caller.address)?;
            return wrong_pins::count(tx, &account, now).map(Answer::from);
        }
        if member.frozen {
            return Err(Refusal::new(ProblemCode::Frozen));
        }
        wrong_pins::forget(tx, &account)?;
        tx.prepare_cached("DELETE FROM attempt WHERE id = ?1")?.execute([attempt])?;
        Answer::json(StatusCode::CREATED, &session::begin(tx, now, member, caller.device)?)
    };
    portal.decide(key, decision).await
}
