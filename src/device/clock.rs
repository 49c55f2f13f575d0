//! Time.

use crate::domain::Moment;

pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}
