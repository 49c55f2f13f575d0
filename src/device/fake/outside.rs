//! Fakes of what leads out of the app: links, clipboard, network.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use crate::device::{Clipboard, ClipboardError, LinkOutcome, Links, MAX_CLIPBOARD_TEXT, Network};
use crate::domain::{Link, SecretText};

/// Records links. Opens all of them until a test sets another result.
#[derive(Default)]
pub struct RecordingLinks {
    opened: Mutex<Vec<Link>>,
    no_app: AtomicBool,
}

impl RecordingLinks {
    /// From now on no app opens a link.
    pub fn remove_apps(&self) {
        self.no_app.store(true, Ordering::SeqCst);
    }

    /// Returns the links so far, in order, also those that no app opened.
    #[must_use]
    pub fn opened(&self) -> Vec<Link> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Links for RecordingLinks {
    async fn open(&self, link: &Link) -> LinkOutcome {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(link.clone());
        if self.no_app.load(Ordering::SeqCst) { LinkOutcome::NoApp } else { LinkOutcome::Opened }
    }
}

pub struct MemoryClipboard(Mutex<Result<String, ClipboardError>>);

impl Default for MemoryClipboard {
    fn default() -> Self {
        Self(Mutex::new(Err(ClipboardError::Empty)))
    }
}

impl MemoryClipboard {
    /// Puts text into it, as another app does.
    pub fn put(&self, text: &str) {
        self.set(Ok(text.to_owned()));
    }

    /// Makes reading and writing fail, until text is put into it.
    pub fn fail(&self, error: ClipboardError) {
        self.set(Err(error));
    }

    fn set(&self, content: Result<String, ClipboardError>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = content;
    }

    fn content(&self) -> Result<String, ClipboardError> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[async_trait]
impl Clipboard for MemoryClipboard {
    async fn read(&self) -> Result<SecretText, ClipboardError> {
        let text = self.content()?;
        let fits = text.chars().count() <= MAX_CLIPBOARD_TEXT;
        if fits { Ok(SecretText::new(text)) } else { Err(ClipboardError::TooLong) }
    }

    async fn write(&self, text: &str) -> Result<(), ClipboardError> {
        if self.content() == Err(ClipboardError::Unavailable) {
            return Err(ClipboardError::Unavailable);
        }
        self.put(text);
        Ok(())
    }
}

/// A network with a proxy that a test sets; none at first.
#[derive(Default)]
pub struct ManualNetwork(AtomicBool);

impl ManualNetwork {
    pub fn set_proxy(&self, has_proxy: bool) {
        self.0.store(has_proxy, Ordering::SeqCst);
    }
}

impl Network for ManualNetwork {
    fn has_proxy(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
