//! The phone's clocks.

use core::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::device::Clock;
use crate::domain::Moment;

/// Linux and Android: time since the start, sleep included.
#[cfg(not(target_vendor = "apple"))]
const STEADY: ClockId = ClockId::Boottime;
/// Apple: its monotonic clock goes on while the phone sleeps.
#[cfg(target_vendor = "apple")]
const STEADY: ClockId = ClockId::Monotonic;

/// Reads the operating system's clocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "this is the adapter that reads the clocks")]
    fn now(&self) -> Moment {
        let steady = clock_gettime(STEADY);
        let seconds = u64::try_from(steady.tv_sec).unwrap_or_default();
        let nanos = u32::try_from(steady.tv_nsec).unwrap_or_default();
        Moment { steady: Duration::new(seconds, nanos), wall: jiff::Timestamp::now() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wall_clock_shows_this_century() {
        assert!(SystemClock.now().wall.as_second() > 1_700_000_000);
    }
}
