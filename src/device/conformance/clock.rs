//! What every [`Clock`] promises.

use core::time::Duration;

use async_trait::async_trait;

use crate::device::Clock;
use crate::domain::Deadline;

/// A clock, and time that goes by.
#[async_trait]
pub trait Passing: Send + Sync {
    /// The clock.
    fn clock(&self) -> &dyn Clock;

    /// Some time goes by, as another clock shows: at least so much.
    async fn passes(&self) -> Duration;
}

/// The tests of a clock, over a new one each.
#[macro_export]
macro_rules! clock_suite {
    ($clock:expr) => {
        $crate::rules!(
            clock,
            $clock,
            the_steady_clock_never_goes_back,
            both_clocks_show_the_time_that_went_by,
            a_deadline_passes_with_its_time_and_not_before,
        );
    };
}

pub async fn the_steady_clock_never_goes_back(time: &impl Passing) {
    let mut before = time.clock().now();
    for _ in 0..1_000 {
        let now = time.clock().now();
        assert!(now.steady >= before.steady);
        before = now;
    }
}

pub async fn both_clocks_show_the_time_that_went_by(time: &impl Passing) {
    let before = time.clock().now();
    let went_by = time.passes().await;
    let now = time.clock().now();
    assert!(!went_by.is_zero());
    assert!(now.since(before) >= went_by && now.steady >= before.steady);
    assert!(now.wall > before.wall);
}

pub async fn a_deadline_passes_with_its_time_and_not_before(time: &impl Passing) {
    let before = time.clock().now();
    let went_by = time.passes().await;
    let now = time.clock().now();
    assert!(Deadline::after(before, went_by).has_passed(now));
    assert!(!Deadline::after(before, went_by + Duration::from_hours(1)).has_passed(now));
}
