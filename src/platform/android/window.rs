//! The app's Activity.

use super::jvm;
use crate::device::AppWindow;

/// The one window of the app.
pub(super) struct Activity;

impl AppWindow for Activity {
    fn leave(&self) {
        jvm::run("leave", &[]);
    }
}
