//! Whether a screen reader runs (`TalkBack`, `VoiceOver`).

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use tokio::sync::watch;

use crate::app::ScreenReader;

#[async_trait]
pub trait ScreenReaderState: Send + Sync {
    fn now(&self) -> ScreenReader;

    /// Waits until the state differs from the last one returned, and returns it. Cancel-safe.
    async fn changed(&self) -> ScreenReader;
}

/// The state on a platform that reports changes.
pub struct WatchedScreenReader {
    reported: watch::Receiver<ScreenReader>,
    /// What was answered last: a change between two questions is not missed.
    answered: Mutex<ScreenReader>,
}

impl WatchedScreenReader {
    /// Starts with `now`; the platform sends every change through the sender.
    #[must_use]
    pub fn new(now: ScreenReader) -> (watch::Sender<ScreenReader>, Self) {
        let (report, reported) = watch::channel(now);
        (report, Self { reported, answered: Mutex::new(now) })
    }

    fn answer(&self, state: ScreenReader) -> ScreenReader {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = state;
        state
    }
}

#[async_trait]
impl ScreenReaderState for WatchedScreenReader {
    fn now(&self) -> ScreenReader {
        self.answer(*self.reported.borrow())
    }

    async fn changed(&self) -> ScreenReader {
        let answered = *self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        let mut reported = self.reported.clone();
        let state = reported.wait_for(|state| *state != answered).await.map(|state| *state);
        match state {
            Ok(state) => self.answer(state),
            // The platform reports no more changes.
            Err(_) => std::future::pending().await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn change_between_two_reads_is_not_missed() {
        let (platform, state) = WatchedScreenReader::new(ScreenReader::Silent);
        assert_eq!(state.now(), ScreenReader::Silent);
        for to in [ScreenReader::Running, ScreenReader::Silent] {
            platform.send_replace(to);
            assert_eq!(state.changed().await, to);
        }
    }

    #[tokio::test]
    async fn change_that_was_undone_is_no_change() {
        let (platform, state) = WatchedScreenReader::new(ScreenReader::Silent);
        platform.send_replace(ScreenReader::Running);
        platform.send_replace(ScreenReader::Silent);
        tokio::select! {
            biased;
            state = state.changed() => unreachable!("{state:?}"),
            () = tokio::task::yield_now() => {}
        }
    }
}
