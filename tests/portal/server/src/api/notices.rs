//! Notices to a member, by SMS and e-mail, each with a receipt for "no fui yo" ("Notices").

use multiportal::api::SecretField;
use rusqlite::Transaction;

use super::Portal;
use super::freeze::issue_receipt;
use super::refusal::Refusal;
use crate::config::Quota;
use crate::limits::{IDEMPOTENCY_KEY_BITS, INSTALLATION_LIFE, NOTICES_A_DAY};
use crate::member::Member;
use crate::message::Message;
use crate::stamp::Stamp;
use crate::store::Statements;
use crate::{outbox, throttle};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    NewPhone,
    /// A PIN log-in from an installation that is new for the member.
    NewInstallation,
}

/// The random bits of an installation of the app.
pub struct Installation(String);

impl Installation {
    /// Reads 32 hexadecimal digits.
    pub fn parse(typed: &SecretField) -> Result<Self, Refusal> {
        let digits = typed.expose();
        let shaped = digits.len() == IDEMPOTENCY_KEY_BITS / 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if shaped { Ok(Self(digits.to_ascii_lowercase())) } else { Err(Refusal::field("installation")) }
    }
}

/// Remembers the installation of a log-in, and tells the member when it is new.
pub fn installation(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    member: &Member,
    Installation(installation): &Installation,
) -> Result<(), Refusal> {
    let id = portal.keys.hash("installation", &[&member.id.to_be_bytes(), installation.as_bytes()]);
    let known = tx
        .prepare_cached("SELECT 1 FROM installation WHERE id = ?1 AND ends > ?2 AND ends <= ?3")?
        .exists((id, now, now.horizon(INSTALLATION_LIFE)))?;
    tx.run("INSERT OR REPLACE INTO installation (id, ends) VALUES (?1, ?2)", (id, now.after(INSTALLATION_LIFE)))?;
    if known || member.frozen { Ok(()) } else { send(tx, portal, now, member, Notice::NewInstallation) }
}

/// Sends a notice, unless the member got as many as there may be in a day.
pub fn send(tx: &Transaction<'_>, portal: &Portal, now: Stamp, member: &Member, notice: Notice) -> Result<(), Refusal> {
    let quota = Quota { most: NOTICES_A_DAY, within: core::time::Duration::from_hours(24) };
    let id = portal.keys.hash("quota: notices", &[&member.id.to_be_bytes()]);
    if throttle::take(tx, &id, quota, now)?.is_err() {
        return Ok(());
    }
    let receipt = issue_receipt(tx, portal, now, member)?;
    for message in Message::notice(member, notice, &receipt) {
        outbox::post(tx, &portal.keys, now, true, &message)?;
    }
    Ok(())
}
