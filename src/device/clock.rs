//! Time.

use crate::domain::Moment;

/// Reads the phone's clocks.
pub trait Clock: Send + Sync {
    /// Now, on both clocks.
    fn now(&self) -> Moment;
}
