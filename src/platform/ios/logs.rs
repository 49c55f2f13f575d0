//! The log: the unified log of iOS, under the app's identifier.

use tracing::level_filters::LevelFilter;
use tracing_oslog::OsLogger;
use tracing_subscriber::layer::{Layer, SubscriberExt};
use tracing_subscriber::util::SubscriberInitExt;

/// Starts the log, unless it was started before.
pub(super) fn start() {
    let system = OsLogger::new("coop.cooprofesoresun.multiportal", "app").with_filter(LevelFilter::INFO);
    // A second start finds the first one's subscriber in place.
    let _ = tracing_subscriber::registry().with(system).try_init();
}
