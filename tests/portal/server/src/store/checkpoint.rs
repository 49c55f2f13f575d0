//! The write-ahead log is written into the database on a thread of its own: no answer waits for a disk to sync.

use std::path::Path;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use rusqlite::Connection;

use super::folder::BUSY_TIMEOUT;

/// Transactions between two checkpoints: the log grows to some 80 MB in between, and is emptied at once.
const TRANSACTIONS: usize = 2_048;

pub struct Checkpoints {
    due: mpsc::SyncSender<()>,
    thread: JoinHandle<()>,
}

impl Checkpoints {
    /// Takes the checkpoints of this file over from its one writer.
    pub fn take_over(writer: &Connection, file: &Path) -> rusqlite::Result<Self> {
        writer.pragma_update(None, "wal_autocheckpoint", 0)?;
        let connection = Connection::open(file)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        let (due, asked) = mpsc::sync_channel::<()>(1);
        let thread = thread::spawn(move || asked.into_iter().for_each(|()| checkpoint(&connection)));
        Ok(Self { due, thread })
    }

    pub fn after(&self, transactions: usize) {
        if transactions.is_multiple_of(TRANSACTIONS) {
            // One that is still at work makes another needless.
            let _ = self.due.try_send(());
        }
    }

    /// Ends the thread and gives the file back.
    pub fn end(self) {
        drop(self.due);
        let _ = self.thread.join();
    }
}

/// The bulk beside the writer, and then what came in meanwhile, for which the writer waits a moment: without it a log that is
/// written to all the time is never emptied.
fn checkpoint(connection: &Connection) {
    for mode in ["PASSIVE", "TRUNCATE"] {
        let done = connection.pragma(None, "wal_checkpoint", mode, |_| Ok(()));
        if let Err(error) = done {
            tracing::warn!(%error, mode, "a checkpoint failed; the next one does its work");
        }
    }
}
