//! Text messages that the phone delivers to this app, on platforms that do so.

use async_trait::async_trait;

use crate::api::SmsChannel;
use crate::domain::redacted_debug;

/// A text message delivered to this app: not parsed, not trusted, zeroized on drop.
pub struct ReceivedText(zeroize::Zeroizing<String>);

redacted_debug!(ReceivedText);

impl ReceivedText {
    /// Wraps `text`.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(zeroize::Zeroizing::new(text))
    }

    /// Returns the text, for [`crate::api::TextMessage::read`].
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// The phone's inbox for this app.
#[async_trait]
pub trait SmsInbox: Send + Sync {
    /// Opens a request for one message and returns how the portal must address it. Forgets an earlier request and its
    /// message; from now on only a message with the newest token is delivered, also after the process was killed.
    async fn prepare(&self) -> SmsChannel;

    /// Waits for the next message, or returns the one that arrived before; each is returned once. Cancel-safe. Never
    /// resolves on platforms that deliver no messages.
    async fn next(&self) -> ReceivedText;

    /// Returns the newest token, on platforms with tokens. A message with another token is late.
    fn token(&self) -> Option<String>;

    /// Forgets the token and a kept message.
    async fn forget(&self);
}
