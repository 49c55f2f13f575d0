//! Deletes a few rows that have ended with every transaction, so that no timer is needed and no call waits long.

use core::time::Duration;

use rusqlite::Transaction;

use crate::limits::{
    ADDRESS_WINDOW, ATTEMPT_LIFE, CHALLENGE_LIFE, HAND_OVER_LIFE, IDEMPOTENCY_LIFE, INSTALLATION_LIFE, OUTBOX_LIFE,
    PHONE_CHALLENGE_LIFE, RECEIPT_LIFE, RECOVERY_LIFE, SESSION_LIFE, WRONG_PINS_LIFE,
};
use crate::stamp::Stamp;
use crate::store::Statements;

/// Tables whose rows end, and the longest life of a row. None gets more than three rows from one transaction.
const TABLES: [(&str, Duration); 11] = [
    ("idempotency", IDEMPOTENCY_LIFE),
    ("spent_proof", CHALLENGE_LIFE),
    ("attempt", ATTEMPT_LIFE),
    ("wrong_pin", WRONG_PINS_LIFE),
    ("session", SESSION_LIFE),
    ("recovery", RECOVERY_LIFE),
    ("receipt", RECEIPT_LIFE),
    ("phone_challenge", PHONE_CHALLENGE_LIFE),
    ("installation", INSTALLATION_LIFE),
    ("hand_over", HAND_OVER_LIFE),
    ("load", ADDRESS_WINDOW.saturating_mul(2)),
];
/// Turns beside those of [`TABLES`]: hits of throttles, throttles, outbox.
const TURNS: usize = TABLES.len() + 3;
/// Rows that are deleted at a time: three for each turn, as many as are added while the other tables have theirs.
const AT_ONCE: i64 = 42;

/// Sweeps the table whose turn it is.
pub fn sweep(tx: &Transaction<'_>, turn: usize, now: Stamp) -> rusqlite::Result<()> {
    if let Some((table, life)) = TABLES.get(turn % TURNS) {
        // A row whose end is further away than its life was written by a clock that ran ahead.
        let statement = format!(
            "DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE ends <= ?1 OR ends > ?2 LIMIT {AT_ONCE})"
        );
        return tx.run(&statement, (now, now.horizon(*life))).map(|_| ());
    }
    let (statement, before) = match turn % TURNS - TABLES.len() {
        // The hits go first, a few at a time: one throttle can have hundreds.
        0 => (
            "DELETE FROM throttle_hit WHERE (throttle, slot) IN (
                SELECT throttle_hit.throttle, slot FROM throttle JOIN throttle_hit ON throttle_hit.throttle = throttle.id
                WHERE ends <= ?1 LIMIT ?2)",
            now,
        ),
        1 => (
            "DELETE FROM throttle WHERE id IN (
                SELECT id FROM throttle WHERE ends <= ?1
                    AND NOT EXISTS (SELECT 1 FROM throttle_hit WHERE throttle_hit.throttle = throttle.id) LIMIT ?2)",
            now,
        ),
        _ => ("DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE at <= ?1 LIMIT ?2)", now.before(OUTBOX_LIFE)),
    };
    tx.run(statement, (before, AT_ONCE)).map(|_| ())
}
