//! Clocks that tests move.

use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use crate::device::Clock;
use crate::domain::Moment;

/// A clock that moves only by [`Self::advance`].
pub struct ManualClock(Mutex<Moment>);

impl Default for ManualClock {
    /// An hour after the phone started, at the Unix epoch.
    fn default() -> Self {
        Self(Mutex::new(Moment { steady: Duration::from_hours(1), wall: Timestamp::UNIX_EPOCH, boot: None }))
    }
}

impl ManualClock {
    pub fn advance(&self, by: Duration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.later(by);
    }

    /// Sets both clocks, as a restart of the phone and its owner do.
    pub fn set(&self, now: Moment) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Follows tokio's clock: when a test pauses that one, deadlines pass without waiting.
pub struct TokioClock(tokio::time::Instant);

impl Default for TokioClock {
    fn default() -> Self {
        Self(tokio::time::Instant::now())
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Moment {
        ManualClock::default().now().later(self.0.elapsed())
    }
}
