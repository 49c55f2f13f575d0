//! The tables, as migrations. A migration that was ever released is never changed: another is added.

use rusqlite_migration::{M, Migrations};

/// What SQLite's `application_id` says of our files: "MPOR".
pub const APPLICATION_ID: i32 = 0x4d50_4f52;

/// Everything that brings a file of any age up to date.
pub const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);

const STEPS: &[M<'static>] = &[M::up(include_str!("schema/1.sql")), M::up(include_str!("schema/2.sql"))];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_runs_on_a_new_file() {
        assert_eq!(MIGRATIONS.validate(), Ok(()));
    }
}
