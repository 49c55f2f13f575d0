//! The portal.

use async_trait::async_trait;

use crate::domain::RequestId;
use crate::flow::{Outcome, Request};

#[async_trait]
pub trait PortalClient: Send + Sync {
    /// Sends a request once. Sent again under the same `id` it is done once, and answered alike.
    ///
    /// # Errors
    /// [`crate::flow::CallError`] where no response came, or none that this version understands.
    async fn send(&self, id: RequestId, request: &Request) -> Outcome;
}
