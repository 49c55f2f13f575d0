//! Points in time and deadlines, as data.

use core::num::NonZeroU64;
use core::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Identifies one start of the phone. The steady clock begins at zero with each start, so its readings compare only within one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BootId(NonZeroU64);

impl BootId {
    /// Takes a number that differs from one start to the next: a count, or part of a random id. Returns `None` for zero.
    #[must_use]
    pub fn new(id: u64) -> Option<Self> {
        NonZeroU64::new(id).map(Self)
    }
}

/// One reading of the phone's clocks.
///
/// Durations are measured on the steady clock. The wall clock is shown to the member ("Pedido a las 10:02") and measures
/// durations across a restart of the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Time since the phone started, including sleep. The member cannot change it.
    pub steady: Duration,
    /// The wall clock, which may be wrong by days.
    pub wall: Timestamp,
    /// The start of the phone that `steady` counts from. `None` where the platform has no id, and in snapshots of version 0.1.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boot: Option<BootId>,
}

impl Moment {
    /// Returns the time since `earlier`: by the steady clock within one start of the phone, by the wall clock across a restart.
    ///
    /// A restart shows by different boot ids or, where an id is missing, by a steady clock that went backwards. Returns zero
    /// where the wall clock went backwards across a restart; the portal enforces every deadline in any case.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        let same_boot = self.boot.zip(earlier.boot).is_none_or(|(now, then)| now == then);
        let steady = self.steady.checked_sub(earlier.steady).filter(|_| same_boot);
        steady.unwrap_or_else(|| {
            let wall = self.wall.as_millisecond().saturating_sub(earlier.wall.as_millisecond());
            Duration::from_millis(u64::try_from(wall).unwrap_or(0))
        })
    }

    /// Returns the reading `by` later on both clocks.
    #[must_use]
    pub fn later(self, by: Duration) -> Self {
        let wall = self.wall.checked_add(by).unwrap_or(Timestamp::MAX);
        Self { steady: self.steady.saturating_add(by), wall, ..self }
    }
}

/// The end of a period, stored as start and length so that it survives a restart of the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    from: Moment,
    life: Duration,
}

impl Deadline {
    /// Returns the deadline `life` after `from`.
    #[must_use]
    pub const fn after(from: Moment, life: Duration) -> Self {
        Self { from, life }
    }

    /// Returns the time left at `now`; zero once the deadline has passed.
    #[must_use]
    pub fn left(self, now: Moment) -> Duration {
        self.life.saturating_sub(now.since(self.from))
    }

    /// Returns this deadline, or one that passes at `now` if that is earlier.
    pub(crate) fn at_latest(self, now: Moment) -> Self {
        if self.has_passed(now) { self } else { Self::after(now, Duration::ZERO) }
    }

    /// Whether the deadline has passed at `now`.
    pub(crate) fn has_passed(self, now: Moment) -> bool {
        self.left(now).is_zero()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn moment(steady: u64, wall: i64) -> Moment {
        Moment { steady: Duration::from_secs(steady), wall: Timestamp::from_second(wall).unwrap(), boot: None }
    }

    #[test]
    fn wall_clock_moved_by_a_day_changes_no_deadline() {
        let deadline = Deadline::after(moment(100, 1_000_000), Duration::from_mins(5));
        assert_eq!(deadline.left(moment(160, 1_086_460)), Duration::from_mins(4));
        assert!(!deadline.has_passed(moment(399, 0)));
        assert!(deadline.has_passed(moment(400, 0)));
    }

    #[test]
    fn wall_clock_counts_after_a_restart_of_the_phone() {
        let deadline = Deadline::after(moment(90_000, 1_000_000), Duration::from_mins(5));
        assert_eq!(deadline.left(moment(20, 1_000_100)), Duration::from_secs(200));
    }

    #[test]
    fn wall_clock_gone_backwards_over_a_restart_counts_as_zero() {
        let deadline = Deadline::after(moment(90_000, 1_000_000), Duration::from_mins(5));
        assert_eq!(deadline.left(moment(20, 900_000)), Duration::from_mins(5));
    }

    #[test]
    fn later_reading_of_another_boot_counts_by_the_wall_clock() {
        let saved = Moment { boot: BootId::new(7), ..moment(20, 1_000_000) };
        let read = Moment { boot: BootId::new(8), ..moment(50, 1_000_200) };
        let deadline = Deadline::after(saved, Duration::from_mins(5));
        assert_eq!(deadline.left(read), Duration::from_secs(100));
        let same_boot = Moment { boot: saved.boot, ..read };
        assert_eq!(deadline.left(same_boot), Duration::from_secs(270));
    }

    #[test]
    fn reading_saved_without_boot_id_is_read_back() {
        let saved: Moment =
            serde_json::from_str(r#"{"steady":{"secs":20,"nanos":0},"wall":"1970-01-12T13:46:40Z"}"#).unwrap();
        assert_eq!(saved, moment(20, 1_000_000));
        let now = Moment { boot: BootId::new(8), ..moment(50, 1_000_200) };
        assert_eq!(now.since(saved), Duration::from_secs(30));
        let json = serde_json::to_string(&now).unwrap();
        assert_eq!(serde_json::from_str::<Moment>(&json).unwrap(), now);
    }
}
