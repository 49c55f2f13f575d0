//! Time as data: what the clock said with an event, and when something ends.

use core::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One reading of the phone's clocks.
///
/// Waits are reckoned on the steady clock; the wall clock is only shown ("Enviado a las 10:02"), and serves to reckon
/// across a restart of the phone, where the steady one begins again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Time since the phone started, sleep included. Nothing the member sets moves it.
    pub steady: Duration,
    /// What the phone's wall clock showed; it may be wrong by days.
    pub wall: Timestamp,
}

impl Moment {
    /// How long ago `earlier` was. Where the phone was restarted in between the wall clock answers, and zero where that
    /// went backwards: the portal is the judge of every deadline, the phone only counts down.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        self.steady.checked_sub(earlier.steady).unwrap_or_else(|| {
            let wall = self.wall.as_millisecond().saturating_sub(earlier.wall.as_millisecond());
            Duration::from_millis(u64::try_from(wall).unwrap_or(0))
        })
    }

    /// The same reading `by` later on both clocks.
    #[must_use]
    pub fn later(self, by: Duration) -> Self {
        let wall = self.wall.checked_add(by).unwrap_or(Timestamp::MAX);
        Self { steady: self.steady.saturating_add(by), wall }
    }
}

/// When something ends, as a start and a length, so that it can be saved and read again after a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    from: Moment,
    life: Duration,
}

impl Deadline {
    /// The moment `life` after `from`.
    #[must_use]
    pub const fn after(from: Moment, life: Duration) -> Self {
        Self { from, life }
    }

    /// What is left at `now`; zero once it has passed.
    #[must_use]
    pub fn left(self, now: Moment) -> Duration {
        self.life.saturating_sub(now.since(self.from))
    }

    /// Whether nothing is left at `now`.
    #[must_use]
    pub fn has_passed(self, now: Moment) -> bool {
        self.left(now).is_zero()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn moment(steady: u64, wall: i64) -> Moment {
        Moment { steady: Duration::from_secs(steady), wall: Timestamp::from_second(wall).unwrap() }
    }

    #[test]
    fn a_wall_clock_moved_by_a_day_changes_no_deadline() {
        let deadline = Deadline::after(moment(100, 1_000_000), Duration::from_mins(5));
        assert_eq!(deadline.left(moment(160, 1_086_460)), Duration::from_mins(4));
        assert!(!deadline.has_passed(moment(399, 0)));
        assert!(deadline.has_passed(moment(400, 0)));
    }

    #[test]
    fn after_a_restart_of_the_phone_the_wall_clock_counts() {
        let deadline = Deadline::after(moment(90_000, 1_000_000), Duration::from_mins(5));
        assert_eq!(deadline.left(moment(20, 1_000_100)), Duration::from_secs(200));
    }

    #[test]
    fn a_restart_with_a_wall_clock_gone_backwards_lets_the_portal_judge() {
        let deadline = Deadline::after(moment(90_000, 1_000_000), Duration::from_mins(5));
        assert_eq!(deadline.left(moment(20, 900_000)), Duration::from_mins(5));
    }
}
