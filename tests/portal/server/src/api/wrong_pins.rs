//! Wrong PINs of an account, and the waits after them (Numbers, "PIN tries"): of members and of nobody alike.

use core::time::Duration;

use crate::limits::{PIN_TRIES, PIN_WAITS};
use multiportal::api::ProblemCode;
use rusqlite::{OptionalExtension, Transaction};

use super::refusal::Refusal;
use crate::keys::{KeyedHash, Keys};
use crate::stamp::Stamp;

/// How long wrong PINs are remembered after the last one: a month of waiting wins back five tries, for known and unknown
/// accounts alike, so that names that nobody has do not fill the database.
const REMEMBERED: Duration = Duration::from_hours(30 * 24);

/// Names the account of a username, whether or not there is one.
pub fn account(keys: &Keys, username: &str) -> KeyedHash {
    keys.hash("account", &[username.as_bytes()])
}

/// Refuses while the account waits.
pub fn look(tx: &Transaction<'_>, account: &KeyedHash, now: Stamp) -> Result<(), Refusal> {
    let until: Option<Stamp> = tx
        .prepare_cached("SELECT waits_until FROM wrong_pin WHERE id = ?1")?
        .query_row([account], |row| row.get(0))
        .optional()?;
    match until {
        Some(until) if until > now => {
            Err(Refusal::new(ProblemCode::Locked).retry_after(until.seconds_from(now)).attempts_left(0))
        }
        _ => Ok(()),
    }
}

/// Counts a wrong PIN, and says what is left.
pub fn count(tx: &Transaction<'_>, account: &KeyedHash, now: Stamp) -> Result<Refusal, Refusal> {
    let wrong: u32 = tx
        .prepare_cached("SELECT wrong FROM wrong_pin WHERE id = ?1")?
        .query_row([account], |row| row.get(0))
        .optional()?
        .unwrap_or(0);
    let wrong = wrong.saturating_add(1);
    let wait = wait_after(wrong);
    tx.prepare_cached("INSERT OR REPLACE INTO wrong_pin (id, wrong, waits_until, ends) VALUES (?1, ?2, ?3, ?4)")?
        .execute((account, wrong, now.after(wait), now.after(REMEMBERED)))?;
    let told = Refusal::new(ProblemCode::WrongPin).attempts_left(PIN_TRIES.saturating_sub(wrong));
    Ok(if wait.is_zero() { told } else { told.retry_after(wait.as_secs()) })
}

/// Forgets an account's wrong PINs: after the right one, and after a finished recovery.
pub fn forget(tx: &Transaction<'_>, account: &KeyedHash) -> Result<(), Refusal> {
    tx.prepare_cached("DELETE FROM wrong_pin WHERE id = ?1")?.execute([account])?;
    Ok(())
}

fn wait_after(wrong: u32) -> Duration {
    let Some(step) = wrong.checked_sub(PIN_TRIES) else { return Duration::ZERO };
    let step = usize::try_from(step).unwrap_or(usize::MAX);
    PIN_WAITS.get(step).or(PIN_WAITS.last()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_tries_are_free_and_then_each_waits_twice_as_long_up_to_an_hour() {
        let waits: Vec<u64> = (1..=14).map(|wrong| wait_after(wrong).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    }
}
