//! What the outside gives with every event, so that flows stay pure: the time and fresh randomness.

use crate::domain::{KeyOrder, Layout, Moment, RequestId};

/// The time of an event, a key for a request that it may start, and layouts for a keypad that it may shuffle or begin.
#[derive(Clone, Debug)]
pub struct Context {
    /// When it happened.
    pub at: Moment,
    /// A key that no request had before.
    pub key: RequestId,
    /// A layout drawn for this event alone.
    pub layout: Layout,
    /// Another, for a keypad that begins: the one after its first.
    pub next: Layout,
}

impl Context {
    /// The same with its layouts in this order.
    #[must_use]
    pub fn laid_out(&self, order: KeyOrder) -> Self {
        Self { layout: order.lay_out(self.layout), next: order.lay_out(self.next), ..self.clone() }
    }
}

/// An event: what happened, and what the outside gave with it.
#[derive(Debug)]
pub struct Input<A> {
    /// Time and randomness.
    pub context: Context,
    /// What happened.
    pub action: A,
}

impl<A> Input<A> {
    /// Puts the two together.
    pub const fn new(context: Context, action: A) -> Self {
        Self { context, action }
    }
}
