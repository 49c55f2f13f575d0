//! Time.

use crate::domain::Moment;

/// The phone's clocks.
pub trait Clock: Send + Sync {
    /// Returns the current time on both clocks.
    fn now(&self) -> Moment;
}
