//! How much happens over the whole portal, and how dear a proof of work is for it.
//!
//! A crowd of strangers must not be able to switch log-in off, so nobody is refused for what others do: proofs get dearer.

use rusqlite::{OptionalExtension, Transaction};

use crate::config::Quota;
use crate::keys::KeyedHash;
use crate::limits::CLOCK_TOLERANCE;
use crate::stamp::Stamp;

/// The cost of a proof is doubled up to this factor (Common rules, "Throttles").
const DEAREST: u32 = 16;

struct Window {
    began: Stamp,
    count: u32,
    before: u32,
}

fn read(tx: &Transaction<'_>, id: &KeyedHash, normal: Quota, now: Stamp) -> rusqlite::Result<Window> {
    let found = tx
        .prepare_cached("SELECT began, count, before FROM load WHERE id = ?1")?
        .query_row([id], |row| Ok(Window { began: row.get(0)?, count: row.get(1)?, before: row.get(2)? }))
        .optional()?;
    Ok(match found {
        Some(window) if window.began > now.after(CLOCK_TOLERANCE) => Window { began: now, count: 0, before: 0 },
        Some(window) if now < window.began.after(normal.within) => window,
        Some(window) if now < window.began.after(normal.within.saturating_mul(2)) => {
            Window { began: window.began.after(normal.within), count: 0, before: window.count }
        }
        _ => Window { began: now, count: 0, before: 0 },
    })
}

/// Counts one.
pub fn count(tx: &Transaction<'_>, id: &KeyedHash, normal: Quota, now: Stamp) -> rusqlite::Result<()> {
    let Window { began, count, before } = read(tx, id, normal, now)?;
    let statement = "INSERT OR REPLACE INTO load (id, began, count, before, ends) VALUES (?1, ?2, ?3, ?4, ?5)";
    let ends = began.after(normal.within.saturating_mul(2));
    tx.prepare_cached(statement)?.execute((id, began, count.saturating_add(1), before, ends)).map(|_| ())
}

/// Returns the factor of a proof's cost: 1 up to the normal rate, and doubled for each further normal rate, up to 16.
pub fn factor(tx: &Transaction<'_>, id: &KeyedHash, normal: Quota, now: Stamp) -> rusqlite::Result<u32> {
    let Window { count, before, .. } = read(tx, id, normal, now)?;
    let times = count.max(before) / normal.most.max(1);
    Ok(1u32.checked_shl(times).unwrap_or(DEAREST).clamp(1, DEAREST))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_shift_beyond_every_bit_is_the_dearest() {
        assert_eq!(1u32.checked_shl(40).unwrap_or(super::DEAREST).clamp(1, super::DEAREST), super::DEAREST);
    }
}
