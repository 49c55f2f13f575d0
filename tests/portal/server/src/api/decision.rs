//! Idempotency: every call is decided once, in the transaction that keeps its answer (Common rules, "Idempotency").
//!
//! Effects and answer stand or fall together, so a portal that is killed between them has done neither. What is kept of an
//! answer opens only with the key that its request brought.

use std::sync::Arc;

use multiportal::api::ProblemCode;
use multiportal::domain::limits::IDEMPOTENCY_LIFE;
use rusqlite::{OptionalExtension, Transaction};

use super::Portal;
use super::answer::Answer;
use super::refusal::Refusal;
use crate::stamp::Stamp;
use crate::vault::{Name, Vault};

/// What makes a request the same as an earlier one.
#[derive(Clone)]
pub struct Ticket {
    id: Name,
    body: Name,
    key: String,
}

impl Ticket {
    /// The ticket of a request.
    pub fn new(vault: &Vault, key: String, method: &str, path: &str, body: &[u8]) -> Self {
        let id = vault.name("request", &[key.as_bytes(), method.as_bytes(), path.as_bytes()]);
        // Named with the key: two equal bodies, and the PINs in them, do not look equal on disk.
        let body = vault.name("body", &[key.as_bytes(), body]);
        Self { id, body, key }
    }
}

/// What a first look at a request found.
pub enum Glance<T> {
    /// It was decided before: this is its answer.
    Decided(Answer),
    /// It is new.
    New(T),
}

impl Portal {
    /// Decides a request, or answers what was decided before.
    pub async fn decide(
        self: &Arc<Self>,
        ticket: Ticket,
        decision: impl FnOnce(&Transaction<'_>, &Self, Stamp) -> Result<Answer, Refusal> + Send + 'static,
    ) -> Result<Answer, Refusal> {
        let (portal, now) = (Arc::clone(self), self.now());
        self.store.transact(now, move |tx| decide(tx, &portal, now, &ticket, decision)).await
    }

    /// Looks before a decision that takes long; decides nothing.
    pub async fn glance<T: Send + 'static>(
        self: &Arc<Self>,
        ticket: Ticket,
        look: impl FnOnce(&Transaction<'_>, &Self, Stamp) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<Glance<T>, Refusal> {
        let (portal, now) = (Arc::clone(self), self.now());
        let glance = move |tx: &Transaction<'_>| match decided(tx, &portal, &ticket)? {
            Some(answer) => Ok(Glance::Decided(answer)),
            None => look(tx, &portal, now).map(Glance::New),
        };
        self.store.transact(now, glance).await
    }
}

fn decide(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    ticket: &Ticket,
    decision: impl FnOnce(&Transaction<'_>, &Portal, Stamp) -> Result<Answer, Refusal>,
) -> Result<Answer, Refusal> {
    if let Some(answer) = decided(tx, portal, ticket)? {
        return Ok(answer);
    }
    tx.execute_batch("SAVEPOINT decision")?;
    let answer = match decision(tx, portal, now) {
        Ok(answer) => answer,
        Err(refusal) if refusal.stands() => {
            tx.execute_batch("ROLLBACK TO decision")?;
            refusal.into()
        }
        Err(refusal) => return Err(refusal),
    };
    tx.execute_batch("RELEASE decision")?;
    let plain = serde_json::to_vec(&answer).map_err(|_| Refusal::new(ProblemCode::Internal))?;
    let sealed = portal.vault.seal_answer(&ticket.key, &plain)?;
    let statement = "INSERT INTO idempotency (id, body, answer, ends) VALUES (?1, ?2, ?3, ?4)";
    tx.prepare_cached(statement)?.execute((ticket.id, ticket.body, sealed, now.after(IDEMPOTENCY_LIFE)))?;
    Ok(answer)
}

fn decided(tx: &Transaction<'_>, portal: &Portal, ticket: &Ticket) -> Result<Option<Answer>, Refusal> {
    let found: Option<(Name, Vec<u8>)> = tx
        .prepare_cached("SELECT body, answer FROM idempotency WHERE id = ?1")?
        .query_row([ticket.id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((body, sealed)) = found else { return Ok(None) };
    if !body.matches(&ticket.body) {
        return Err(Refusal::new(ProblemCode::IdempotencyMismatch));
    }
    let plain = portal.vault.open_answer(&ticket.key, &sealed)?;
    serde_json::from_slice(&plain).map(Some).map_err(|_| Refusal::new(ProblemCode::Internal))
}
