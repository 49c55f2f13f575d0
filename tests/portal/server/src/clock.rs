//! What time it is: the system's clock, or one that tests move.

use core::time::Duration;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;

/// Tells the portal the time. Handed in by [`crate::start`]; no call of the API moves it.
pub trait Clock: Send + Sync + 'static {
    /// The time now, to the millisecond.
    fn now(&self) -> Timestamp;
}

#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the adapter that reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// A clock that stands still until it is moved. Its copies are one clock.
#[derive(Clone, Debug)]
pub struct MovableClock(Arc<AtomicI64>);

impl MovableClock {
    /// A clock that shows `start`, to the millisecond.
    #[must_use]
    pub fn new(start: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(start.as_millisecond())))
    }

    pub fn set(&self, to: Timestamp) {
        self.0.store(to.as_millisecond(), Ordering::SeqCst);
    }

    pub fn forward(&self, by: Duration) {
        self.0.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
    }
}

impl Default for MovableClock {
    /// A Monday morning: 2026-03-02, 10:02 in Bogotá.
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(1_772_463_720_000)))
    }
}

impl Clock for MovableClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap_or(Timestamp::MAX)
    }
}
