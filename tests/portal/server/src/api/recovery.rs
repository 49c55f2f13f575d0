//! A recovery between its calls: the row of one that was begun, of a member or of an unknown person.

use multiportal::api::ProblemCode;
use rusqlite::{OptionalExtension, Transaction};

use super::refusal::Refusal;
use crate::keys::{KeyedHash, Keys};
use crate::limits::RECOVERY_LIFE;
use crate::member::{Member, PLACEHOLDER};
use crate::stamp::Stamp;
use crate::store::Statements;

pub fn recovery_hash(keys: &Keys, id: &str) -> KeyedHash {
    keys.hash("recovery", &[id.as_bytes()])
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Recovered {
    Username,
    Pin,
    /// The username is sent with the right code, then the PIN chosen.
    Both,
}

impl Recovered {
    /// The kind of its messages: those of the username and of the PIN have separate counters.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Pin | Self::Both => "pin",
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Pin => "password",
            Self::Both => "both",
        }
    }
}

pub struct Recovery {
    pub id: KeyedHash,
    pub recovered: Recovered,
    pub member: Member,
    pub state: String,
    pub code: KeyedHash,
    pub code_ends: Stamp,
    pub tries_left: u32,
    pub grant: Option<(KeyedHash, Stamp)>,
    /// A hash of everything typed, for the quotas of a resend.
    pub form: KeyedHash,
    pub next_send: Stamp,
}

impl Recovery {
    /// The recovery of this id, or `recovery_over`.
    pub fn find(tx: &Transaction<'_>, id: KeyedHash, now: Stamp) -> Result<Self, Refusal> {
        let statement =
            "SELECT purpose, member, form, state, code, code_ends, tries_left, next_send, grant_hash, grant_ends
            FROM recovery WHERE id = ?1 AND ends > ?2 AND ends <= ?3";
        let found = tx.prepare_cached(statement)?.query_row((id, now, now.horizon(RECOVERY_LIFE)), |row| {
            let recovered = match row.get_ref(0)?.as_str()? {
                "username" => Recovered::Username,
                "both" => Recovered::Both,
                _ => Recovered::Pin,
            };
            let grant: Option<KeyedHash> = row.get(8)?;
            Ok(Self {
                id,
                recovered,
                member: Member::by_id(tx, row.get(1)?)?,
                state: row.get(3)?,
                code: row.get(4)?,
                code_ends: row.get(5)?,
                tries_left: row.get(6)?,
                grant: grant.zip(row.get(9)?),
                form: row.get(2)?,
                next_send: row.get(7)?,
            })
        });
        found.optional()?.ok_or_else(|| Refusal::new(ProblemCode::RecoveryOver))
    }

    /// The same, where it waits for its code.
    pub fn waiting(tx: &Transaction<'_>, id: KeyedHash, now: Stamp) -> Result<Self, Refusal> {
        Self::find(tx, id, now)?.in_state("code").ok_or_else(|| Refusal::new(ProblemCode::RecoveryOver))
    }

    /// This recovery, where it is in this state.
    pub fn in_state(self, state: &str) -> Option<Self> {
        (self.state == state).then_some(self)
    }

    pub fn go(&self, tx: &Transaction<'_>, state: &str) -> Result<(), Refusal> {
        tx.run("UPDATE recovery SET state = ?1 WHERE id = ?2", (state, self.id))?;
        Ok(())
    }
}

/// Ends every grant of a member: a PIN was chosen, or the member stopped.
pub fn end_grants(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    tx.run("UPDATE recovery SET state = 'over' WHERE member = ?1 AND state = 'pin'", [member])?;
    Ok(())
}

/// Stops every recovery of a member. Those that wait for a code go on as of an unknown person: a stranger who began one
/// must not see from its end that it was a member's.
pub fn disown(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    end_grants(tx, member)?;
    tx.run("UPDATE recovery SET member = ?1 WHERE member = ?2 AND state = 'code'", (PLACEHOLDER, member))?;
    Ok(())
}
