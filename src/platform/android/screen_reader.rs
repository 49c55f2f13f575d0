//! Whether a screen reader explores by touch, through `ScreenReader.kt`.

use std::thread;

use super::jvm::{self, Argument};
use crate::app::ScreenReader;
use crate::device::WatchedScreenReader;

/// The length of one blocking wait, in milliseconds.
const WAIT: i64 = 60_000;

const fn state(runs: bool) -> ScreenReader {
    if runs { ScreenReader::Running } else { ScreenReader::Silent }
}

/// Follows it on its own thread, which waits in Java and ends with the process.
pub(super) fn follow() -> WatchedScreenReader {
    let mut runs = jvm::ask("screenReaderRuns", &[]).unwrap_or_default();
    let (reports, watched) = WatchedScreenReader::new(state(runs));
    let waiting = thread::Builder::new().name("screen-reader".to_owned()).spawn(move || {
        let arguments = |runs: bool| [Argument::Bool(runs), Argument::Long(WAIT)];
        while let Some(now) = jvm::ask("awaitScreenReader", &arguments(runs)) {
            runs = now;
            if reports.send(state(runs)).is_err() {
                return;
            }
        }
    });
    if waiting.is_err() {
        tracing::warn!("a screen reader that starts later is not seen");
    }
    watched
}
