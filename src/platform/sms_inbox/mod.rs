//! The [`SmsInbox`] of a phone that stores text messages for the app.
//!
//! The phone decides what is stored and for how long ([`SmsBackend`]; on Android `CodeInbox.kt`). This module waits for a message,
//! and makes sure that a caller who stopped waiting takes none.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::task::spawn_blocking;

use crate::api::SmsChannel;
use crate::device::{ReceivedText, SmsInbox};

/// Length of one blocking wait: a thread whose caller stopped waiting is free again after it.
const WAIT: Duration = Duration::from_secs(20);

/// How long to leave the phone alone after a wait without a message: one that cannot wait answers at once.
const PAUSE: Duration = Duration::from_secs(1);

/// The phone's part. Every call may block, and none fails: without support it returns nothing.
pub trait SmsBackend: Send + Sync + 'static {
    /// Opens a request, forgets the one before, and returns what the portal's message must contain.
    fn request_token(&self) -> Option<String>;

    /// The token of the newest request, also of an earlier process.
    fn newest_token(&self) -> Option<String>;

    /// Waits until a message is stored, `limit` at most; returns whether one is.
    fn await_message(&self, limit: Duration) -> bool;

    fn take_message(&self) -> Option<String>;

    /// Forgets the request, its token and its message.
    fn forget(&self);
}

/// Delivers the messages of an [`SmsBackend`].
pub struct SmsTokenInbox<B>(Arc<B>);

impl<B: SmsBackend> SmsTokenInbox<B> {
    #[must_use]
    pub fn new(backend: B) -> Self {
        Self(Arc::new(backend))
    }

    /// Runs a call on a thread that may block. Returns nothing if the thread was lost.
    async fn ask<T: Default + Send + 'static>(&self, call: impl FnOnce(&B) -> T + Send + 'static) -> T {
        let backend = Arc::clone(&self.0);
        spawn_blocking(move || call(&backend)).await.unwrap_or_default()
    }
}

#[async_trait]
impl<B: SmsBackend> SmsInbox for SmsTokenInbox<B> {
    async fn prepare(&self) -> SmsChannel {
        match self.ask(B::request_token).await {
            Some(token) => SmsChannel::Android { token },
            None => SmsChannel::None {},
        }
    }

    async fn next(&self) -> ReceivedText {
        loop {
            if self.ask(|backend| backend.await_message(WAIT)).await {
                // Taken here and not on the thread that waited: between this call and the answer nothing can drop it.
                if let Some(text) = self.0.take_message() {
                    return ReceivedText::new(text);
                }
            }
            tokio::time::sleep(PAUSE).await; // Between two questions to the phone, which does not call back.
        }
    }

    fn token(&self) -> Option<String> {
        self.0.newest_token()
    }

    async fn forget(&self) {
        self.ask(B::forget).await;
    }
}

#[cfg(test)]
mod tests;
