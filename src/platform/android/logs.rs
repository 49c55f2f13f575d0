//! The log: Android's own, under the app's name.

use tracing::level_filters::LevelFilter;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log, unless it was started before.
pub(super) fn start() {
    let android = paranoid_android::layer("multiportal").with_filter(LevelFilter::INFO);
    // A second start finds the first one's subscriber in place.
    let _ = tracing_subscriber::registry().with(android).try_init();
}
