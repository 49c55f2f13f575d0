//! The clipboard: the platform's, or that of the page where the platform has none for the app (preview, desktop window).

use dioxus::prelude::*;
use tokio::sync::oneshot;

use crate::device::ClipboardError;
use crate::domain::SecretText;
use crate::ui::use_app::{AppHandle, use_app};

/// A command for `page.js`: its number makes the same command twice two changes of the attribute.
#[derive(Clone, Copy)]
struct PageCommands {
    number: Signal<u32>,
    command: Signal<String>,
    answer: Signal<Option<oneshot::Sender<Option<String>>>>,
}

/// The clipboard for screens.
#[derive(Clone, Copy)]
pub struct UiClipboard {
    app: AppHandle,
    page: PageCommands,
}

/// Returns the clipboard for screens.
pub fn use_clipboard() -> UiClipboard {
    UiClipboard { app: use_app(), page: use_context() }
}

impl UiClipboard {
    /// Returns the text that the member copied.
    ///
    /// # Errors
    /// [`ClipboardError::Unavailable`] where neither the platform nor the page gives it.
    pub async fn read(self) -> Result<SecretText, ClipboardError> {
        match self.app.clipboard().read().await {
            Err(ClipboardError::Unavailable) => {
                let text = self.page.run("read".to_owned()).await.ok_or(ClipboardError::Unavailable)?;
                Ok(SecretText::new(text))
            }
            text => text,
        }
    }

    /// Replaces the clipboard's content. Not for secrets.
    ///
    /// # Errors
    /// [`ClipboardError::Unavailable`] where neither the platform nor the page takes it.
    pub async fn write(self, text: &str) -> Result<(), ClipboardError> {
        match self.app.clipboard().write(text).await {
            Err(ClipboardError::Unavailable) => {
                self.page.run(format!("write {text}")).await.map(drop).ok_or(ClipboardError::Unavailable)
            }
            done => done,
        }
    }
}

impl PageCommands {
    /// Returns the page's answer; none where the browser refuses, or where a later command replaced this one.
    async fn run(mut self, command: String) -> Option<String> {
        let (sender, answer) = oneshot::channel();
        self.answer.set(Some(sender));
        self.number += 1;
        self.command.set(command);
        answer.await.ok().flatten()
    }
}

/// The element that carries commands to `page.js` and its answers back.
#[component]
pub fn PageClipboard() -> Element {
    let PageCommands { number, command, mut answer } = use_context();
    rsx! {
        input {
            r#type: "hidden",
            "data-clipboard": "{number} {command}",
            oninput: move |event| {
                if let Some(answer) = answer.write().take() {
                    // The screen that asked may be closed.
                    let _ = answer.send(event.value().strip_prefix('+').map(str::to_owned));
                }
            },
        }
    }
}

/// Provides the page's clipboard to the whole app.
pub fn use_page_clipboard_provider() {
    use_context_provider(|| PageCommands {
        number: Signal::new(0),
        command: Signal::new(String::new()),
        answer: Signal::new(None),
    });
}
