//! The operating system's clocks.

use core::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use crate::device::Clock;
use crate::domain::{BootId, Moment};

/// Linux and Android: time since the start, including sleep.
#[cfg(not(target_vendor = "apple"))]
const STEADY: ClockId = ClockId::Boottime;
/// Apple: the monotonic clock includes sleep.
#[cfg(target_vendor = "apple")]
const STEADY: ClockId = ClockId::Monotonic;

/// Reads the operating system's clocks, and marks each reading with the current start of the system.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock {
    boot: Option<BootId>,
}

impl SystemClock {
    /// A clock of the start with this id; `None` where the platform has no id.
    #[must_use]
    pub const fn new(boot: Option<BootId>) -> Self {
        Self { boot }
    }
}

/// With the id of the Linux kernel, where this process may read it.
impl Default for SystemClock {
    fn default() -> Self {
        Self::new(kernel_boot_id())
    }
}

impl Clock for SystemClock {
    #[allow(clippy::disallowed_methods, reason = "the adapter that reads the clocks")]
    fn now(&self) -> Moment {
        let steady = clock_gettime(STEADY);
        let seconds = u64::try_from(steady.tv_sec).unwrap_or_default();
        let nanos = u32::try_from(steady.tv_nsec).unwrap_or_default();
        Moment { steady: Duration::new(seconds, nanos), wall: jiff::Timestamp::now(), boot: self.boot }
    }
}

/// Linux draws a random UUID at each start (`random(4)`); its first 64 bits tell two starts apart.
fn kernel_boot_id() -> Option<BootId> {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok().as_deref().and_then(boot_id)
}

/// Reads the id of a start from a UUID that the kernel drew for it.
pub(crate) fn boot_id(uuid: &str) -> Option<BootId> {
    let digits: String = uuid.chars().filter(|c| *c != '-').take(16).collect();
    if digits.len() == 16 { u64::from_str_radix(&digits, 16).ok().and_then(BootId::new) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wall_clock_shows_this_century() {
        assert!(SystemClock::default().now().wall.as_second() > 1_700_000_000);
    }

    #[test]
    fn boot_id_is_the_first_half_of_the_uuid() {
        let id = boot_id("0d0c55cf-b1ee-4c63-a1d2-0123456789ab\n");
        assert!(id.is_some());
        assert_eq!(id, BootId::new(0x0d0c_55cf_b1ee_4c63));
        assert_eq!(boot_id(""), None);
        assert_eq!(boot_id("not-a-uuid-at-all-really"), None);
    }

    #[test]
    fn steady_clock_never_goes_back() {
        let mut before = SystemClock::default().now();
        for _ in 0..1_000 {
            let now = SystemClock::default().now();
            assert!(now.steady >= before.steady);
            before = now;
        }
    }
}
