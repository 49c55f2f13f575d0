//! Whether `VoiceOver` runs.
#![allow(unsafe_code)]

use objc2_ui_kit::{UIAccessibilityIsVoiceOverRunning, UIAccessibilityVoiceOverStatusDidChangeNotification};

use super::notices;
use crate::app::ScreenReader;
use crate::device::WatchedScreenReader;

fn state() -> ScreenReader {
    if UIAccessibilityIsVoiceOverRunning() { ScreenReader::Running } else { ScreenReader::Silent }
}

/// Follows it. To be called on the main thread.
pub(super) fn follow() -> WatchedScreenReader {
    let (reports, watched) = WatchedScreenReader::new(state());
    // SAFETY: a constant of UIKit.
    let changed = unsafe { UIAccessibilityVoiceOverStatusDidChangeNotification };
    notices::follow(changed, move || {
        // The receiver may be gone.
        let _ = reports.send(state());
    });
    watched
}
