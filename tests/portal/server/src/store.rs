//! The database: one thread owns the connection, and every decision is one transaction on it.
//!
//! One writer makes "once" simple: two requests at once are one after the other here. Ends where meaning begins: the
//! statements stand with the rules that they serve.

mod checkpoint;
mod folder;
mod schema;
mod statements;
mod sweep;

use std::io;
use std::path::Path;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use checkpoint::Checkpoints;
pub use folder::{Folder, OpenError};
pub use statements::Statements;

use crate::stamp::Stamp;

/// The name of the file in the data folder.
pub const FILE: &str = "portal.sqlite";

type Work = Box<dyn FnOnce(&mut Writer) + Send>;

enum Job {
    Do(Work),
    Close,
}

struct Writer {
    connection: Connection,
    /// Counts the transactions that were committed, so that each sweeps another table than the one before.
    turn: usize,
    checkpoints: Checkpoints,
}

/// The database failed; answer `internal`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A statement failed. SQLite's words name tables and columns, never values.
    #[error("the database failed: {0}")]
    Statement(#[from] rusqlite::Error),
    #[error("the database is closed")]
    Closed,
}

#[derive(Clone)]
pub struct Store {
    jobs: mpsc::Sender<Job>,
}

impl Store {
    /// Gives the connection to a thread of its own. The thread ends when it is closed, or when the last
    /// handle is dropped.
    pub fn new(connection: Connection, data: &Path) -> io::Result<(Self, JoinHandle<()>)> {
        let checkpoints = Checkpoints::take_over(&connection, &data.join(FILE)).map_err(io::Error::other)?;
        let (jobs, work) = mpsc::channel::<Job>();
        let mut writer = Writer { connection, turn: 0, checkpoints };
        let run = move || {
            while let Ok(Job::Do(work)) = work.recv() {
                let before = writer.turn;
                work(&mut writer);
                if writer.turn != before {
                    writer.checkpoints.after(writer.turn);
                }
            }
            writer.checkpoints.end();
        };
        Ok((Self { jobs }, thread::Builder::new().name("portal-store".to_owned()).spawn(run)?))
    }

    /// Ends the thread once what was asked of it before is done; whatever is asked later is refused.
    pub fn close(&self) {
        // Without a receiver it is closed already.
        let _ = self.jobs.send(Job::Close);
    }

    /// Runs one transaction: committed where `work` answers well, undone where it does not.
    pub async fn transact<T, E>(
        &self,
        now: Stamp,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let work: Work = Box::new(move |writer| {
            // There is no receiver after the client hung up; what was done stays done.
            let _ = answer.send(transact(writer, now, work));
        });
        self.jobs.send(Job::Do(work)).map_err(|_| StoreError::Closed)?;
        answered.await.unwrap_or_else(|_| Err(StoreError::Closed.into()))
    }
}

fn transact<T, E: From<StoreError>>(
    writer: &mut Writer,
    now: Stamp,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error: rusqlite::Error| E::from(StoreError::from(error));
    let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let answer = work(&transaction)?;
    sweep::sweep(&transaction, writer.turn, now).map_err(failed)?;
    transaction.commit().map_err(failed)?;
    // A sweep that was undone has its turn again: else refused calls could leave a table unswept.
    writer.turn = writer.turn.wrapping_add(1);
    Ok(answer)
}
