//! The desktop: the system's secret store, and nothing that only a phone has.

use std::sync::Arc;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

use crate::contract::SmsChannel;
use crate::platform::Platform;
use crate::platform::none::{NoHaptics, NoInbox, NoScreenReader, StayingWindow};
use crate::platform::store_error::store_error;
use crate::port::StoreError;

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
/// [`StoreError`] says how to go on.
pub fn open_secret_store() -> Result<(), StoreError> {
    // The first entry chooses the system's store; a desktop without one says so here.
    keyring::Entry::store_status().as_ref().map(|()| ()).map_err(|error| store_error(error))
}
