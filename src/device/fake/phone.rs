//! The phone's body: vibration, screen reader, and the app's place on the screen.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use tokio::sync::watch;

use crate::app::ScreenReader;
use crate::device::{AppWindow, Haptics, ScreenReaderState};
use crate::flow::Haptic;

#[derive(Default)]
pub struct CountingHaptics(Mutex<Vec<Haptic>>);

impl CountingHaptics {
    /// All of it, in order.
    #[must_use]
    pub fn felt(&self) -> Vec<Haptic> {
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

/// A screen reader that a test starts and ends.
#[derive(Default)]
pub struct ManualScreenReader {
    told: watch::Sender<ScreenReader>,
    /// What was answered last: a change between two questions is not missed.
    answered: Mutex<ScreenReader>,
}

impl ManualScreenReader {
    pub fn set(&self, now: ScreenReader) {
        self.told.send_replace(now);
    }

    fn answer(&self, state: ScreenReader) -> ScreenReader {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = state;
        state
    }
}

#[async_trait]
impl ScreenReaderState for ManualScreenReader {
    fn now(&self) -> ScreenReader {
        self.answer(*self.told.borrow())
    }

    async fn changed(&self) -> ScreenReader {
        let answered = *self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        let mut told = self.told.subscribe();
        let state = told.wait_for(|state| *state != answered).await.map(|state| *state);
        match state {
            Ok(state) => self.answer(state),
            Err(_) => std::future::pending().await,
        }
    }
}
