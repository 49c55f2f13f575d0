//! Cached statements of a transaction.

use rusqlite::types::FromSql;
use rusqlite::{OptionalExtension, Params, Row, Transaction};

/// Runs statements that are prepared once.
pub trait Statements {
    /// Runs a statement. Returns how many rows it changed.
    fn run(&self, statement: &str, params: impl Params) -> rusqlite::Result<usize>;

    /// Returns the columns of the first row, or `None` where there is no row.
    fn find<T>(&self, statement: &str, params: impl Params) -> rusqlite::Result<Option<T>>
    where
        T: for<'a> TryFrom<&'a Row<'a>, Error = rusqlite::Error>;

    /// Returns the only column of the first row, or `None` where there is no row.
    fn value<T: FromSql>(&self, statement: &str, params: impl Params) -> rusqlite::Result<Option<T>>;
}

impl Statements for Transaction<'_> {
    fn run(&self, statement: &str, params: impl Params) -> rusqlite::Result<usize> {
        self.prepare_cached(statement)?.execute(params)
    }

    fn find<T>(&self, statement: &str, params: impl Params) -> rusqlite::Result<Option<T>>
    where
        T: for<'a> TryFrom<&'a Row<'a>, Error = rusqlite::Error>,
    {
        self.prepare_cached(statement)?.query_row(params, |row| T::try_from(row)).optional()
    }

    fn value<T: FromSql>(&self, statement: &str, params: impl Params) -> rusqlite::Result<Option<T>> {
        self.prepare_cached(statement)?.query_row(params, |row| row.get(0)).optional()
    }
}
