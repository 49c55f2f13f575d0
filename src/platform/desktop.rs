//! The desktop: the system's secret store and browser.

use std::sync::Arc;

use async_trait::async_trait;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::api::SmsChannel;
use crate::device::{Adapters, LinkOutcome, Links};
use crate::domain::Link;
use crate::platform::SystemClock;
use crate::platform::noop::{
    NoHaptics, NoInbox, NoNetwork, NoScreenReader, NoTrustedKey, PageClipboard, StayingWindow,
};

/// Starts the log on standard error and returns the adapters.
#[must_use]
pub fn start() -> Adapters {
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_filter(LevelFilter::INFO);
    // A second start finds the first one's subscriber in place.
    let _ = tracing_subscriber::registry().with(lines).try_init();
    Adapters {
        inbox: Arc::new(NoInbox(SmsChannel::None {})),
        clock: Arc::new(SystemClock::default()),
        haptics: Arc::new(NoHaptics),
        screen_reader: Arc::new(NoScreenReader),
        window: Arc::new(StayingWindow),
        links: Arc::new(SystemLinks),
        clipboard: Arc::new(PageClipboard),
        network: Arc::new(NoNetwork),
        trusted_key: Arc::new(NoTrustedKey),
    }
}

struct SystemLinks;

#[async_trait]
impl Links for SystemLinks {
    async fn open(&self, link: &Link) -> LinkOutcome {
        let Some(uri) = link.uri() else { return LinkOutcome::NoApp };
        // Starts a process.
        let opened = tokio::task::spawn_blocking(move || webbrowser::open(&uri).is_ok()).await;
        if opened.unwrap_or_default() { LinkOutcome::Opened } else { LinkOutcome::NoApp }
    }
}

/// Makes the desktop's store the one that `keyring_core::Entry` uses.
///
/// # Errors
/// The desktop has no secret store, or it is locked.
pub fn open_secret_store() -> Result<(), &'static keyring::Error> {
    match keyring::Entry::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(error),
    }
}
