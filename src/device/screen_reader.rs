//! Whether a screen reader runs (`TalkBack`, `VoiceOver`).

use async_trait::async_trait;

use crate::app::ScreenReader;

#[async_trait]
pub trait ScreenReaderState: Send + Sync {
    fn now(&self) -> ScreenReader;

    /// Waits until the state differs from the last one returned, and returns it. Cancel-safe.
    async fn changed(&self) -> ScreenReader;
}
