//! One phone's clocks: the machine's, and as far ahead of it as the phone was put.

use core::time::Duration;
use std::sync::{Arc, Mutex, PoisonError};

use multiportal::device::Clock;
use multiportal::domain::Moment;
use multiportal::platform::SystemClock;

/// A phone's clocks. They belong to the phone and outlive the app.
#[derive(Clone, Default)]
pub struct PhoneClock {
    system: SystemClock,
    ahead: Arc<Mutex<Duration>>,
}

impl PhoneClock {
    /// Moves the phone's clocks ahead.
    pub fn pass(&self, time: Duration) {
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        *ahead = ahead.saturating_add(time);
    }
}

impl Clock for PhoneClock {
    fn now(&self) -> Moment {
        let ahead = *self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        self.system.now().later(ahead)
    }
}
