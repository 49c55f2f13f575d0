//! Whether a screen reader explores by touch, over `ScreenReader.kt`.

use std::thread;

use jni::objects::JValue;

use super::jvm;
use crate::app::ScreenReader;
use crate::platform::screen_reader::WatchedScreenReader;

/// Milliseconds of one blocking wait; the answer after it is looked at like any other.
const WAIT: i64 = 60_000;

const fn state(runs: bool) -> ScreenReader {
    if runs { ScreenReader::Running } else { ScreenReader::Silent }
}

/// Follows it on a thread of its own, which waits in Java and ends with the process.
pub(super) fn follow() -> WatchedScreenReader {
    let mut runs = jvm::ask("screenReaderRuns", &[]).unwrap_or_default();
    let (tell, watched) = WatchedScreenReader::new(state(runs));
    let waiting = thread::Builder::new().name("screen-reader".to_owned()).spawn(move || {
        let arguments = |runs: bool| [("Z", JValue::from(runs)), ("J", JValue::Long(WAIT))];
        while let Some(now) = jvm::ask("awaitScreenReader", &arguments(runs)) {
            runs = now;
            if tell.send(state(runs)).is_err() {
                return;
            }
        }
    });
    if waiting.is_err() {
        tracing::warn!("a screen reader that starts later is not seen");
    }
    watched
}
