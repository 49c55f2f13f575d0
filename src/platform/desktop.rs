//! The desktop: the system's secret store, and nothing that only a phone has.

use std::sync::Arc;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::api::SmsChannel;
use crate::platform::Platform;
use crate::platform::noop::{NoHaptics, NoInbox, NoScreenReader, StayingWindow};

/// Starts the log on standard error, and gives the adapters.
#[must_use]
pub fn start() -> Platform {
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_filter(LevelFilter::INFO);
    // A second start finds the first one's subscriber in place.
    let _ = tracing_subscriber::registry().with(lines).try_init();
    Platform {
        inbox: Arc::new(NoInbox(SmsChannel::None {})),
        haptics: Arc::new(NoHaptics),
        screen_reader: Arc::new(NoScreenReader),
        window: Arc::new(StayingWindow),
    }
}

/// Makes the desktop's store the one that `keyring_core::Entry` uses.
///
/// # Errors
/// What the desktop says of its store: there may be none, or nobody unlocked it.
pub fn open_secret_store() -> Result<(), &'static keyring::Error> {
    match keyring::Entry::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(error),
    }
}
