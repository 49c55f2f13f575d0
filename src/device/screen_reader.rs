//! Whether a screen reader runs (`TalkBack`, `VoiceOver`).

use async_trait::async_trait;

use crate::app::ScreenReader;

/// The phone's accessibility state.
#[async_trait]
pub trait ScreenReaderState: Send + Sync {
    /// Whether one runs now.
    fn now(&self) -> ScreenReader;

    /// Waits until that changes, and says to what. May be dropped while it waits.
    async fn changed(&self) -> ScreenReader;
}
