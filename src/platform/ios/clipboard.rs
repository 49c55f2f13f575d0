//! The phone's clipboard.
#![allow(unsafe_code)]

use async_trait::async_trait;
use dispatch2::DispatchQueue;
use objc2_foundation::NSString;
use objc2_ui_kit::UIPasteboard;
use tokio::sync::oneshot;

use crate::device::{Clipboard, ClipboardError, MAX_CLIPBOARD_TEXT};
use crate::domain::SecretText;

pub(super) struct GeneralPasteboard;

/// Runs `call` on the main thread: the pasteboard may not be thread-safe. Returns `None` where the app ends before.
async fn on_main<T: Send + 'static>(call: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, receiver) = oneshot::channel();
    DispatchQueue::main().exec_async(move || {
        // The caller may have stopped waiting.
        let _ = sender.send(call());
    });
    receiver.await.ok()
}

#[async_trait]
impl Clipboard for GeneralPasteboard {
    async fn read(&self) -> Result<SecretText, ClipboardError> {
        on_main(read).await.unwrap_or(Err(ClipboardError::Empty))
    }

    async fn write(&self, text: &str) -> Result<(), ClipboardError> {
        let text = text.to_owned();
        let write = move || {
            // SAFETY: on the main thread.
            unsafe { UIPasteboard::generalPasteboard().setString(Some(&NSString::from_str(&text))) }
        };
        on_main(write).await.ok_or(ClipboardError::Unavailable)
    }
}

/// Since iOS 16 the system asks the member first; a refusal looks like an empty pasteboard.
fn read() -> Result<SecretText, ClipboardError> {
    // SAFETY: on the main thread.
    let text = unsafe { UIPasteboard::generalPasteboard().string() }.ok_or(ClipboardError::Empty)?;
    match text.length() {
        0 => Err(ClipboardError::Empty),
        length if length > MAX_CLIPBOARD_TEXT => Err(ClipboardError::TooLong),
        _ => Ok(SecretText::new(text.to_string())),
    }
}
