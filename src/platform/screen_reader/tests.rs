use tokio::sync::watch;

use super::WatchedScreenReader;
use crate::app::ScreenReader;
use crate::device::ScreenReaderState;
use crate::device::conformance::screen_reader::Member;

/// A platform that tells.
struct Platform(watch::Sender<ScreenReader>, WatchedScreenReader);

impl Platform {
    fn new() -> Self {
        let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
        Self(tell, state)
    }
}

impl Member for Platform {
    fn state(&self) -> &dyn ScreenReaderState {
        &self.1
    }

    fn turns(&self, to: ScreenReader) {
        self.0.send_replace(to);
    }
}

crate::screen_reader_suite!(Platform::new());
