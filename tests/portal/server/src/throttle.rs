//! Quotas, kept in the database: a restart or a reinstalled app resets nothing.
//!
//! Each is an exact sliding window in a ring of its last hits: as many rows as the quota, and two look-ups however large it
//! is. A hit that a clock wrote ahead of its time does not count.

use rusqlite::Transaction;

use crate::config::Quota;
use crate::keys::KeyedHash;
use crate::limits::CLOCK_TOLERANCE;
use crate::stamp::Stamp;
use crate::store::Statements;

/// A quota is used up; answer `slow_down`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedUp {
    /// Seconds until the next one is taken.
    pub retry_after: u64,
}

/// A hit that was taken, and can be given back.
#[derive(Clone, Copy)]
pub struct Hit {
    throttle: KeyedHash,
    number: i64,
    most: u32,
}

/// Takes one, or returns when there is room.
pub fn take(tx: &Transaction<'_>, id: &KeyedHash, quota: Quota, now: Stamp) -> rusqlite::Result<Result<Hit, UsedUp>> {
    let number = taken(tx, id)?;
    let slot = number % i64::from(quota.most);
    // The hit that the next one would push out of the ring.
    let oldest: Option<Stamp> =
        tx.value("SELECT at FROM throttle_hit WHERE throttle = ?1 AND slot = ?2", (id, slot))?;
    if let Some(free) = oldest.map(|at| at.after(quota.within)).filter(|free| free.is_open(now, quota.within)) {
        return Ok(Err(UsedUp { retry_after: free.seconds_from(now) }));
    }
    let statement = "INSERT INTO throttle (id, taken, ends) VALUES (?1, 1, ?2)
        ON CONFLICT (id) DO UPDATE SET taken = taken + 1, ends = excluded.ends";
    tx.run(statement, (id, now.after(quota.within)))?;
    let statement = "INSERT OR REPLACE INTO throttle_hit (throttle, slot, at) VALUES (?1, ?2, ?3)";
    tx.run(statement, (id, slot, now))?;
    Ok(Ok(Hit { throttle: *id, number, most: quota.most }))
}

/// Gives a hit back: the last one of its ring takes its place.
pub fn give_back(tx: &Transaction<'_>, hit: Hit) -> rusqlite::Result<()> {
    let Hit { throttle, number, most } = hit;
    let (last, most) = (taken(tx, &throttle)? - 1, i64::from(most));
    if last < number || last - number >= most {
        return Ok(());
    }
    let statement = "UPDATE throttle_hit SET at = (SELECT at FROM throttle_hit WHERE throttle = ?1 AND slot = ?2)
        WHERE throttle = ?1 AND slot = ?3";
    tx.run(statement, (throttle, last % most, number % most))?;
    tx.run("DELETE FROM throttle_hit WHERE throttle = ?1 AND slot = ?2", (throttle, last % most))?;
    tx.run("UPDATE throttle SET taken = taken - 1 WHERE id = ?1", [throttle])?;
    Ok(())
}

fn taken(tx: &Transaction<'_>, id: &KeyedHash) -> rusqlite::Result<i64> {
    Ok(tx.value("SELECT taken FROM throttle WHERE id = ?1", [id])?.unwrap_or(0))
}

pub fn left(tx: &Transaction<'_>, id: &KeyedHash, quota: Quota, now: Stamp) -> rusqlite::Result<u32> {
    let statement = "SELECT count(*) FROM throttle_hit WHERE throttle = ?1 AND at > ?2 AND at <= ?3";
    let used = tx.value(statement, (id, now.before(quota.within), now.after(CLOCK_TOLERANCE)))?.unwrap_or(0);
    Ok(quota.most.saturating_sub(used))
}
