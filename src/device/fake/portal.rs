//! A portal that answers by script, and records what was sent.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use super::Script;
use crate::device::PortalClient;
use crate::domain::RequestId;
use crate::flow::{Outcome, Request};

/// Each request in order, with its id.
type Sent = Vec<(RequestId, Request)>;

/// A script for each call, by [`Request::name`]. A call without a script is never answered.
#[derive(Default)]
pub struct ScriptedPortal {
    sent: Mutex<Sent>,
    scripts: Mutex<std::collections::BTreeMap<&'static str, std::sync::Arc<Script<Outcome>>>>,
}

impl ScriptedPortal {
    /// Returns the script of a call.
    #[must_use]
    pub fn on(&self, call: &'static str) -> std::sync::Arc<Script<Outcome>> {
        self.scripts.lock().unwrap_or_else(PoisonError::into_inner).entry(call).or_default().clone()
    }

    /// Returns the names of everything sent so far, in order.
    #[must_use]
    pub fn calls(&self) -> Vec<&'static str> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).iter().map(|(_, request)| request.name()).collect()
    }

    /// Returns every try of one call so far, in order.
    #[must_use]
    pub fn tries(&self, call: &str) -> Sent {
        let sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        sent.iter().filter(|(_, request)| request.name() == call).cloned().collect()
    }
}

#[async_trait]
impl PortalClient for ScriptedPortal {
    async fn send(&self, id: RequestId, request: &Request) -> Outcome {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push((id, request.clone()));
        self.on(request.name()).next().await
    }
}
