//! How much happens over the whole portal, and how much a proof of work costs for it.
//!
//! A crowd of strangers must not be able to switch log-in off, so no caller is refused for what others do: proofs cost more.

use rusqlite::Transaction;

use crate::config::Quota;
use crate::keys::KeyedHash;
use crate::limits::CLOCK_TOLERANCE;
use crate::stamp::Stamp;
use crate::store::Statements;

/// The cost of a proof is doubled up to this factor (Common rules, "Throttles").
const DEAREST: u32 = 16;

struct Window {
    began: Stamp,
    count: u32,
    before: u32,
}

fn read(tx: &Transaction<'_>, id: &KeyedHash, normal: Quota, now: Stamp) -> rusqlite::Result<Window> {
    let found = tx.find("SELECT began, count, before FROM load WHERE id = ?1", [id])?;
    let (began, count, before) = found.unwrap_or((now, 0, 0));
    let next = began.after(normal.within);
    Ok(if began > now.after(CLOCK_TOLERANCE) || now >= next.after(normal.within) {
        Window { began: now, count: 0, before: 0 }
    } else if now < next {
        Window { began, count, before }
    } else {
        Window { began: next, count: 0, before: count }
    })
}

pub fn count(tx: &Transaction<'_>, id: &KeyedHash, normal: Quota, now: Stamp) -> rusqlite::Result<()> {
    let Window { began, count, before } = read(tx, id, normal, now)?;
    let statement = "INSERT OR REPLACE INTO load (id, began, count, before, ends) VALUES (?1, ?2, ?3, ?4, ?5)";
    let ends = began.after(normal.within.saturating_mul(2));
    tx.run(statement, (id, began, count.saturating_add(1), before, ends)).map(|_| ())
}

/// Returns the factor of a proof's cost: 1 up to the normal rate, and doubled for each further normal rate, up to 16.
pub fn factor(tx: &Transaction<'_>, id: &KeyedHash, normal: Quota, now: Stamp) -> rusqlite::Result<u32> {
    let Window { count, before, .. } = read(tx, id, normal, now)?;
    Ok(doubled(count.max(before) / normal.most.max(1)))
}

fn doubled(times: u32) -> u32 {
    1u32.checked_shl(times).map_or(DEAREST, |factor| factor.min(DEAREST))
}

#[cfg(test)]
mod tests {
    #[test]
    fn factor_doubles_up_to_the_dearest() {
        assert_eq!([0, 1, 4, 5, 31, 32, u32::MAX].map(super::doubled), [1, 2, 16, 16, 16, 16, 16]);
    }
}
