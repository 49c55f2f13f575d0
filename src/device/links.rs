//! Links that other apps of the phone open.

use async_trait::async_trait;

use crate::domain::Link;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkOutcome {
    Opened,
    /// No app on this phone opens such a link: show the number or address to copy ([`Link::target`]).
    NoApp,
}

#[async_trait]
pub trait Links: Send + Sync {
    /// Opens `link` in the app that the phone has for it. Does not wait for what the member does there.
    async fn open(&self, link: &Link) -> LinkOutcome;
}
