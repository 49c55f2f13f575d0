//! Quotas, kept in the database: a restart or a reinstalled app resets nothing.
//!
//! Each is an exact sliding window in a ring of its last hits: as many rows as the quota, and two look-ups however large it
//! is. Ends at counting: what is counted for whom stands with the calls.

use rusqlite::{OptionalExtension, Transaction};

use crate::config::Quota;
use crate::keys::KeyedHash;
use crate::stamp::Stamp;

/// A quota is used up; answer `slow_down`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedUp {
    /// Seconds until the next one is taken.
    pub retry_after: u64,
}

/// What one throttle has seen.
struct Ring {
    taken: i64,
    /// The hit that the next one would push out of the ring.
    oldest: Option<Stamp>,
}

fn read(tx: &Transaction<'_>, id: &KeyedHash, quota: Quota) -> rusqlite::Result<Ring> {
    let taken = tx
        .prepare_cached("SELECT taken FROM throttle WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?
        .unwrap_or(0i64);
    let oldest = tx
        .prepare_cached("SELECT at FROM throttle_hit WHERE throttle = ?1 AND slot = ?2")?
        .query_row((id, taken % i64::from(quota.most)), |row| row.get(0))
        .optional()?;
    Ok(Ring { taken, oldest })
}

/// Whether there is room, without taking it.
pub fn look(tx: &Transaction<'_>, id: &KeyedHash, quota: Quota, now: Stamp) -> rusqlite::Result<Result<(), UsedUp>> {
    Ok(room(&read(tx, id, quota)?, quota, now))
}

fn room(ring: &Ring, quota: Quota, now: Stamp) -> Result<(), UsedUp> {
    match ring.oldest.map(|at| at.after(quota.within)) {
        Some(free) if free > now => Err(UsedUp { retry_after: free.seconds_from(now) }),
        _ => Ok(()),
    }
}

/// Takes one, or says when there is room.
pub fn take(tx: &Transaction<'_>, id: &KeyedHash, quota: Quota, now: Stamp) -> rusqlite::Result<Result<(), UsedUp>> {
    let ring = read(tx, id, quota)?;
    if let Err(used_up) = room(&ring, quota, now) {
        return Ok(Err(used_up));
    }
    let statement = "INSERT INTO throttle (id, taken, ends) VALUES (?1, 1, ?2)
        ON CONFLICT (id) DO UPDATE SET taken = taken + 1, ends = excluded.ends";
    tx.prepare_cached(statement)?.execute((id, now.after(quota.within)))?;
    let statement = "INSERT OR REPLACE INTO throttle_hit (throttle, slot, at) VALUES (?1, ?2, ?3)";
    tx.prepare_cached(statement)?.execute((id, ring.taken % i64::from(quota.most), now))?;
    Ok(Ok(()))
}

/// How many are left.
pub fn left(tx: &Transaction<'_>, id: &KeyedHash, quota: Quota, now: Stamp) -> rusqlite::Result<u32> {
    let used: u32 = tx
        .prepare_cached("SELECT count(*) FROM throttle_hit WHERE throttle = ?1 AND at > ?2")?
        .query_row((id, now.before(quota.within)), |row| row.get(0))?;
    Ok(quota.most.saturating_sub(used))
}
