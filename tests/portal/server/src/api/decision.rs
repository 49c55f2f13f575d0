//! Idempotency: every call is decided once, in the transaction that keeps its answer (Common rules, "Idempotency").
//!
//! Effects and answer are committed or rolled back together. A refusal did nothing and is not kept. What is kept of an
//! answer opens only with the key that its request brought.

use std::sync::Arc;

use multiportal::api::ProblemCode;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::refusal::Refusal;
use crate::keys::{KeyedHash, Keys};
use crate::limits::IDEMPOTENCY_LIFE;
use crate::stamp::Stamp;
use crate::store::Statements;

/// What makes a request the same as an earlier one.
#[derive(Clone)]
pub struct IdempotencyKey {
    id: KeyedHash,
    body: KeyedHash,
    key: String,
}

impl IdempotencyKey {
    /// The key of a request, bound to its method, path, caller's token and body.
    pub fn new(keys: &Keys, key: String, method: &str, path: &str, body: &[u8]) -> Self {
        let id = keys.hash("request", &[key.as_bytes(), method.as_bytes(), path.as_bytes()]);
        // Hashed with the key: two equal bodies, and the PINs in them, do not look equal on disk.
        let body = keys.hash("body", &[key.as_bytes(), body]);
        Self { id, body, key }
    }

    /// The hash of the key with its call.
    pub const fn id(&self) -> &KeyedHash {
        &self.id
    }
}

pub enum Lookup<T> {
    /// It was decided before: this is its answer.
    Decided(Answer),
    New(T),
}

impl Portal {
    /// Decides a request, or answers what was decided before.
    pub async fn decide(
        self: &Arc<Self>,
        key: IdempotencyKey,
        decision: impl FnOnce(&Transaction<'_>, &Self, Stamp) -> Result<Answer, Refusal> + Send + 'static,
    ) -> Result<Answer, Refusal> {
        let (portal, now) = (Arc::clone(self), self.now());
        let decide = move |tx: &Transaction<'_>| {
            if let Some(answer) = decided(tx, &portal, &key, now)? {
                return Ok(answer);
            }
            let answer = decision(tx, &portal, now)?;
            keep(tx, &portal, now, &key, &answer)?;
            Ok(answer)
        };
        self.store.transact(now, decide).await
    }

    /// Runs the first transaction of a call with more than one, unless the call was decided before.
    pub async fn look_up<T: Send + 'static>(
        self: &Arc<Self>,
        key: IdempotencyKey,
        look: impl FnOnce(&Transaction<'_>, &Self, Stamp) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<Lookup<T>, Refusal> {
        let (portal, now) = (Arc::clone(self), self.now());
        let look_up = move |tx: &Transaction<'_>| match decided(tx, &portal, &key, now)? {
            Some(answer) => Ok(Lookup::Decided(answer)),
            None => look(tx, &portal, now).map(Lookup::New),
        };
        self.store.transact(now, look_up).await
    }
}

fn keep(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    key: &IdempotencyKey,
    answer: &Answer,
) -> Result<(), Refusal> {
    let plain = serde_json::to_vec(answer).map_err(|_| Refusal::new(ProblemCode::Internal))?;
    let sealed = portal.keys.seal_answer(&key.key, &plain)?;
    let statement = "INSERT OR REPLACE INTO idempotency (id, body, answer, ends) VALUES (?1, ?2, ?3, ?4)";
    tx.run(statement, (key.id, key.body, sealed, now.after(IDEMPOTENCY_LIFE)))?;
    Ok(())
}

fn decided(tx: &Transaction<'_>, portal: &Portal, key: &IdempotencyKey, now: Stamp) -> Result<Option<Answer>, Refusal> {
    let found: Option<(KeyedHash, Vec<u8>)> = tx.find(
        "SELECT body, answer FROM idempotency WHERE id = ?1 AND ends <= ?2",
        (key.id, now.horizon(IDEMPOTENCY_LIFE)),
    )?;
    let Some((body, sealed)) = found else { return Ok(None) };
    if !body.matches(&key.body) {
        return Err(Refusal::new(ProblemCode::IdempotencyMismatch));
    }
    let plain = portal.keys.open_answer(&key.key, &sealed)?;
    serde_json::from_slice(&plain).map(Some).map_err(|_| Refusal::new(ProblemCode::Internal))
}
