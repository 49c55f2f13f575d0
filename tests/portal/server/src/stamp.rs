//! A moment of the portal's clock, as the database keeps it.

use core::time::Duration;

use crate::limits::CLOCK_TOLERANCE;
use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// Milliseconds since the Unix epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(i64);

impl Stamp {
    pub fn after(self, later: Duration) -> Self {
        Self(self.0.saturating_add(millis(later)))
    }

    pub fn before(self, earlier: Duration) -> Self {
        Self(self.0.saturating_sub(millis(earlier)))
    }

    /// The latest end that a row with this `life` can have now. A later one was written by a clock that ran ahead.
    pub fn horizon(self, life: Duration) -> Self {
        self.after(life).after(CLOCK_TOLERANCE)
    }

    /// Whether something that ends at this moment, and lives for `life`, is valid at `now`.
    pub fn is_open(self, now: Self, life: Duration) -> bool {
        self > now && self <= now.horizon(life)
    }

    /// Whole seconds from `now` to this moment, rounded up; zero once it has passed.
    pub fn seconds_from(self, now: Self) -> u64 {
        u64::try_from(self.0.saturating_sub(now.0)).unwrap_or(0).div_ceil(1_000)
    }

    /// As people and RFC 3339 write it.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

impl From<Timestamp> for Stamp {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_millisecond())
    }
}

impl ToSql for Stamp {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for Stamp {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}
