//! The outbox: messages stand in the database with the decision that wrote them; whoever sends them reads them here.
//!
//! An answer never waits for a message to be sent, and a message is never lost or written twice. On disk they are sealed.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use serde::Serialize;

use crate::config::Config;
use crate::letter::Letter;
use crate::stamp::Stamp;
use crate::store::{Folder, OpenError};
use crate::vault::{Vault, VaultError};

/// A message of the outbox.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its number: later messages have higher ones.
    pub id: i64,
    /// When it was written, by the portal's clock.
    pub at: Timestamp,
    /// What it says and to whom.
    #[serde(flatten)]
    pub letter: Letter,
}

/// Why the outbox cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// Stop: the data folder cannot be used.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Try again: the database failed.
    #[error("the outbox cannot be read: {0}")]
    Read(#[from] rusqlite::Error),
    /// Stop: a message is damaged.
    #[error("a message of the outbox is damaged")]
    Damaged,
}

impl From<VaultError> for OutboxError {
    fn from(_: VaultError) -> Self {
        Self::Damaged
    }
}

/// Reads the outbox, beside a running portal or without one.
pub struct Outbox {
    connection: Mutex<Connection>,
    vault: Vault,
}

impl Outbox {
    /// Opens the outbox of a data folder that a portal has used.
    ///
    /// # Errors
    /// [`OutboxError::Open`] says what to do.
    pub fn open(config: &Config) -> Result<Self, OutboxError> {
        let Folder { connection, vault } = Folder::open_existing(config)?;
        Ok(Self { connection: Mutex::new(connection), vault })
    }

    /// The messages after the one of this number, oldest first; 0 for all.
    ///
    /// # Errors
    /// [`OutboxError`].
    pub fn since(&self, id: i64) -> Result<Vec<Message>, OutboxError> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let statement = "SELECT id, at, letter FROM outbox WHERE id > ?1 AND addressed ORDER BY id";
        let mut statement = connection.prepare_cached(statement)?;
        let rows = statement
            .query_map([id], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Stamp>(1)?, row.get::<_, Vec<u8>>(2)?)))?;
        rows.map(|row| {
            let (id, at, sealed) = row?;
            let letter = self.vault.open_letter(&sealed)?;
            let letter = serde_json::from_slice(&letter).map_err(|_| OutboxError::Damaged)?;
            Ok(Message { id, at: at.timestamp(), letter })
        })
        .collect()
    }
}

/// Puts a letter into the outbox. One to nobody stands there unseen, so that both write the same.
pub fn post(
    tx: &Transaction<'_>,
    vault: &Vault,
    now: Stamp,
    addressed: bool,
    letter: &Letter,
) -> Result<(), PostError> {
    let plain = serde_json::to_vec(letter).map_err(|_| VaultError)?;
    let sealed = vault.seal_letter(&plain)?;
    let statement = "INSERT INTO outbox (at, addressed, letter) VALUES (?1, ?2, ?3)";
    tx.prepare_cached(statement)?.execute((now, addressed, sealed))?;
    Ok(())
}

/// A letter could not be put into the outbox; answer `internal`.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] VaultError),
    /// It could not be written.
    #[error(transparent)]
    Write(#[from] rusqlite::Error),
}
