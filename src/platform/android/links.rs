//! Other apps of the phone, through `Links.kt`.

use async_trait::async_trait;
use tokio::task::spawn_blocking;

use super::jvm::{self, Argument};
use crate::device::{LinkOutcome, Links};
use crate::domain::Link;

pub(super) struct Intents;

#[async_trait]
impl Links for Intents {
    async fn open(&self, link: &Link) -> LinkOutcome {
        let Some(uri) = link.uri() else { return LinkOutcome::NoApp };
        let opened = spawn_blocking(move || jvm::ask("openLink", &[Argument::Text(&uri)]));
        if opened.await.ok().flatten() == Some(true) { LinkOutcome::Opened } else { LinkOutcome::NoApp }
    }
}
