//! Wrong PINs of an account, and the waits after them (Numbers, "PIN tries"): of members and unknown names alike.
//!
//! A try is counted before its PIN is checked, and given back when it was right or was never checked.

use core::time::Duration;

use multiportal::api::ProblemCode;
use rusqlite::Transaction;

use super::refusal::Refusal;
use crate::keys::{KeyedHash, Keys};
use crate::limits::{PIN_TRIES, PIN_WAITS, WRONG_PINS_LIFE};
use crate::stamp::Stamp;
use crate::store::Statements;

/// Returns the hash of a username's account, whether or not there is one.
pub fn account(keys: &Keys, username: &str) -> KeyedHash {
    keys.hash("account", &[username.as_bytes()])
}

fn read(tx: &Transaction<'_>, account: &KeyedHash, now: Stamp) -> Result<Option<(u32, Stamp)>, Refusal> {
    let found = tx.find(
        "SELECT wrong, waits_until FROM wrong_pin WHERE id = ?1 AND ends > ?2 AND ends <= ?3",
        (account, now, now.horizon(WRONG_PINS_LIFE)),
    )?;
    Ok(found)
}

/// Counts a try, or refuses it while the account waits. Returns what to answer when the PIN is wrong.
pub fn count(tx: &Transaction<'_>, account: &KeyedHash, now: Stamp) -> Result<Refusal, Refusal> {
    let (wrong, until) = read(tx, account, now)?.unwrap_or((0, now));
    if until.is_open(now, wait_after(wrong)) {
        return Err(Refusal::new(ProblemCode::Locked).retry_after(until.seconds_from(now)).attempts_left(0));
    }
    let wrong = wrong.saturating_add(1);
    let wait = wait_after(wrong);
    tx.run(
        "INSERT OR REPLACE INTO wrong_pin (id, wrong, waits_until, ends) VALUES (?1, ?2, ?3, ?4)",
        (account, wrong, now.after(wait), now.after(WRONG_PINS_LIFE)),
    )?;
    let refusal = Refusal::new(ProblemCode::WrongPin).attempts_left(PIN_TRIES.saturating_sub(wrong));
    Ok(if wait.is_zero() { refusal } else { refusal.retry_after(wait.as_secs()) })
}

/// Gives back a try whose PIN was not checked.
pub fn give_back(tx: &Transaction<'_>, account: &KeyedHash) -> Result<(), Refusal> {
    tx.run("UPDATE wrong_pin SET wrong = max(wrong - 1, 0), waits_until = 0 WHERE id = ?1", [account])?;
    Ok(())
}

/// Forgets an account's wrong PINs: after the right one, and after a finished recovery.
pub fn forget(tx: &Transaction<'_>, account: &KeyedHash) -> Result<(), Refusal> {
    tx.run("DELETE FROM wrong_pin WHERE id = ?1", [account])?;
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
    fn waits_start_after_five_tries_and_double_to_an_hour() {
        let waits: Vec<u64> = (1..=14).map(|wrong| wait_after(wrong).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
    }
}
