//! Inputs that would make a flow impure.

use std::sync::Arc;

use crate::domain::{InstallationId, KeyOrder, Layout, Moment, RequestId};

/// The current time, a fresh request id and two random layouts, drawn for one event.
#[derive(Clone, Debug)]
pub struct Context {
    pub now: Moment,
    /// An id that no request had before.
    pub request_id: RequestId,
    pub layout: Layout,
    /// A second layout, shown after the first one by a new keypad.
    pub next_layout: Layout,
    /// The portal's host, which its text messages name.
    pub portal_host: Arc<str>,
    /// The installation's id, where the portal wants it.
    pub installation: Option<InstallationId>,
}

impl Context {
    /// Returns the context with its layouts in `order`.
    #[must_use]
    pub fn ordered(&self, order: KeyOrder) -> Self {
        Self { layout: order.lay_out(self.layout), next_layout: order.lay_out(self.next_layout), ..self.clone() }
    }
}
