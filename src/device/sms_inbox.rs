//! Text messages that the phone hands to this app, where the platform does that.

use async_trait::async_trait;

use crate::api::SmsChannel;
use crate::domain::redacted_debug;

/// A text message that was handed to this app: not parsed, not trusted, wiped when dropped.
pub struct ReceivedText(zeroize::Zeroizing<String>);

redacted_debug!(ReceivedText);

impl ReceivedText {
    /// Takes the text over.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(zeroize::Zeroizing::new(text))
    }

    /// The text, for [`crate::api::TextMessage::read`].
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// The way from a text message to this app.
#[async_trait]
pub trait SmsInbox: Send + Sync {
    /// Gets ready for one message, and says what it must carry. What was kept of an earlier one is forgotten, and only a
    /// message that carries the newest token is handed over from now on, also after the process was killed.
    async fn prepare(&self) -> SmsChannel;

    /// Waits for the next message, or takes the one that arrived meanwhile; each is handed over once. May be dropped while it
    /// waits. Never answers where the platform hands no messages over.
    async fn next(&self) -> ReceivedText;

    /// The newest token, where the platform has tokens: a message that carries another is late.
    fn token(&self) -> Option<String>;

    /// Forgets what was kept, and the token.
    async fn forget(&self);
}
