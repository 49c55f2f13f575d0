//! The app's Activity.

use super::jvm;
use crate::device::AppWindow;

pub(super) struct Activity;

impl AppWindow for Activity {
    fn leave(&self) {
        jvm::run("leave", &[]);
    }
}
