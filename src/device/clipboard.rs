//! The phone's clipboard.

use async_trait::async_trait;

use crate::domain::SecretText;

/// The most characters that are read: ten text messages. Longer text is never a code.
pub const MAX_CLIPBOARD_TEXT: usize = 1_600;

/// Why nothing was read from or written to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClipboardError {
    /// Say that nothing is copied: the clipboard holds no text, or the phone does not give it. Android gives the same answer
    /// for both.
    #[error("the clipboard gives no text")]
    Empty,
    /// Say that the copied text is no code: it is longer than [`MAX_CLIPBOARD_TEXT`].
    #[error("the text in the clipboard is too long")]
    TooLong,
    /// Use the page's own `navigator.clipboard`: the platform has no clipboard of its own for the app.
    #[error("the platform has no clipboard for the app")]
    Unavailable,
}

/// Reads and writes plain text. Only to be called for a tap of the member: iOS asks the member at each reading, and Android shows it.
#[async_trait]
pub trait Clipboard: Send + Sync {
    /// Returns the text that the member copied.
    ///
    /// # Errors
    /// [`ClipboardError`] says how to go on.
    async fn read(&self) -> Result<SecretText, ClipboardError>;

    /// Replaces the clipboard's content. Not for secrets: other apps read it.
    ///
    /// # Errors
    /// [`ClipboardError::Unavailable`].
    async fn write(&self, text: &str) -> Result<(), ClipboardError>;
}
