//! Rows that have ended leave a few at a time, with the work of every transaction: no pause, no timer, no growth.

use rusqlite::Transaction;

use crate::stamp::Stamp;

/// Tables whose rows end. None gets more than three rows from one transaction.
const TABLES: [&str; 8] =
    ["idempotency", "spent_proof", "throttle", "attempt", "wrong_pin", "session", "recovery", "receipt"];
/// Rows that leave a table at a time: more than come in while the others have their turn.
const AT_ONCE: usize = 3 * TABLES.len();

/// Sweeps the table whose turn it is.
pub fn sweep(transaction: &Transaction<'_>, turn: usize, now: Stamp) -> rusqlite::Result<()> {
    let table = TABLES[turn % TABLES.len()];
    let statement =
        format!("DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE ends <= ?1 LIMIT {AT_ONCE})");
    transaction.prepare_cached(&statement)?.execute([now]).map(|_| ())
}
