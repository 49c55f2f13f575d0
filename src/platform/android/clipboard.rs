//! The phone's clipboard, through `Clipboard.kt`.

use async_trait::async_trait;
use tokio::task::spawn_blocking;

use super::jvm::{self, Argument};
use crate::device::{Clipboard, ClipboardError, MAX_CLIPBOARD_TEXT};
use crate::domain::SecretText;

pub(super) struct SystemClipboard;

#[async_trait]
impl Clipboard for SystemClipboard {
    async fn read(&self) -> Result<SecretText, ClipboardError> {
        // One more than is accepted, to notice a longer text.
        let limit = i32::try_from(MAX_CLIPBOARD_TEXT + 1).unwrap_or(i32::MAX);
        let read = spawn_blocking(move || jvm::text("readClipboard", &[Argument::Int(limit)]).map(SecretText::new));
        let text = read.await.ok().flatten().ok_or(ClipboardError::Empty)?;
        let fits = text.expose().encode_utf16().count() <= MAX_CLIPBOARD_TEXT;
        if fits { Ok(text) } else { Err(ClipboardError::TooLong) }
    }

    async fn write(&self, text: &str) -> Result<(), ClipboardError> {
        let text = text.to_owned();
        let written = spawn_blocking(move || jvm::ask("writeClipboard", &[Argument::Text(&text)]));
        if written.await.ok().flatten() == Some(true) { Ok(()) } else { Err(ClipboardError::Unavailable) }
    }
}
