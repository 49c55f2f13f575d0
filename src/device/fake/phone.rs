//! The phone's body: vibration, and the app's place on the screen.

use std::sync::{Mutex, PoisonError};

use crate::device::{AppWindow, Haptics};
use crate::flow::Haptic;

#[derive(Default)]
pub struct CountingHaptics(Mutex<Vec<Haptic>>);

impl CountingHaptics {
    /// All of it, in order.
    #[must_use]
    pub fn played(&self) -> Vec<Haptic> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Haptics for CountingHaptics {
    fn haptic(&self, haptic: Haptic) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(haptic);
    }
}

#[derive(Default)]
pub struct CountingWindow(Mutex<usize>);

impl CountingWindow {
    #[must_use]
    pub fn left(&self) -> usize {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl AppWindow for CountingWindow {
    fn leave(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += 1;
    }
}
