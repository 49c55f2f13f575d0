//! What the outside gives with every event, so that flows stay pure: the time and fresh randomness.

use super::keypad::Layout;
use crate::domain::{Moment, RequestKey};

/// The time of an event, a key for a request that it may start, and a layout for a keypad that it may shuffle.
#[derive(Clone, Debug)]
pub struct Given {
    /// When it happened.
    pub at: Moment,
    /// A key that no request had before.
    pub key: RequestKey,
    /// A layout drawn for this event alone.
    pub layout: Layout,
}

/// An event: what happened, and what the outside gave with it.
#[derive(Debug)]
pub struct Input<A> {
    /// Time and randomness.
    pub given: Given,
    /// What happened.
    pub action: A,
}

impl<A> Input<A> {
    /// Puts the two together.
    pub const fn new(given: Given, action: A) -> Self {
        Self { given, action }
    }
}
