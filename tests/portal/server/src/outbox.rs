//! The outbox: messages are in the database with the decision that wrote them; a sender reads them here.
//!
//! An answer never waits for a message to be sent, and a message is never lost or written twice. On disk they are sealed.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use serde::Serialize;

use crate::config::Config;
use crate::keys::{Keys, KeysError};
use crate::message::Message;
use crate::stamp::Stamp;
use crate::store::{Folder, OpenError, Statements};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutboxEntry {
    /// Its number: later messages have higher ones.
    pub id: i64,
    pub at: Timestamp,
    /// What it says and to whom.
    #[serde(flatten)]
    pub message: Message,
}

/// Why the outbox cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the outbox cannot be read: {0}")]
    Read(#[from] rusqlite::Error),
    #[error("a message of the outbox is damaged")]
    Damaged,
}

impl From<KeysError> for OutboxError {
    fn from(_: KeysError) -> Self {
        Self::Damaged
    }
}

/// Reads the outbox, beside a running portal or without one.
pub struct Outbox {
    connection: Mutex<Connection>,
    keys: Keys,
}

impl Outbox {
    /// Opens the outbox of a data folder that a portal has used.
    ///
    /// # Errors
    /// [`OutboxError::Open`] says what to do.
    pub fn open(config: &Config) -> Result<Self, OutboxError> {
        let Folder { connection, keys } = Folder::open_existing(config)?;
        Ok(Self { connection: Mutex::new(connection), keys })
    }

    /// The messages after the one of this number, oldest first; 0 for all.
    ///
    /// # Errors
    /// [`OutboxError`].
    pub fn since(&self, id: i64) -> Result<Vec<OutboxEntry>, OutboxError> {
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let statement = "SELECT id, at, letter FROM outbox WHERE id > ?1 AND addressed ORDER BY id";
        let mut statement = connection.prepare_cached(statement)?;
        let rows = statement
            .query_map([id], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Stamp>(1)?, row.get::<_, Vec<u8>>(2)?)))?;
        rows.map(|row| {
            let (id, at, sealed) = row?;
            let message = self.keys.open_message(&sealed)?;
            let message = serde_json::from_slice(&message).map_err(|_| OutboxError::Damaged)?;
            Ok(OutboxEntry { id, at: at.timestamp(), message })
        })
        .collect()
    }
}

/// Puts a message into the outbox. One that is not `addressed` is never read: both cost the same writes.
pub fn post(
    tx: &Transaction<'_>,
    keys: &Keys,
    now: Stamp,
    addressed: bool,
    message: &Message,
) -> Result<(), PostError> {
    let plain = serde_json::to_vec(message).map_err(|_| KeysError)?;
    let sealed = keys.seal_message(&plain)?;
    let statement = "INSERT INTO outbox (at, addressed, letter) VALUES (?1, ?2, ?3)";
    tx.run(statement, (now, addressed, sealed))?;
    Ok(())
}

/// A message could not be put into the outbox; answer `internal`.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    #[error(transparent)]
    Seal(#[from] KeysError),
    #[error(transparent)]
    Write(#[from] rusqlite::Error),
}
