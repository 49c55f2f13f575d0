//! A phone's inbox that a test delivers to.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use tokio::sync::Notify;

use crate::api::SmsChannel;
use crate::device::{ReceivedText, SmsInbox};

/// Delivers messages as an Android phone does: with tokens, a fresh one for each preparation, and only texts with the newest token.
/// Without tokens it asks for none and delivers every text.
#[derive(Default)]
pub struct ScriptedInbox {
    held: Mutex<Held>,
    arrived: Notify,
}

#[derive(Default)]
struct Held {
    tokens: bool,
    token: Option<String>,
    texts: VecDeque<String>,
    prepared: usize,
    forgotten: usize,
}

impl ScriptedInbox {
    #[must_use]
    pub fn with_tokens() -> Self {
        Self { held: Mutex::new(Held { tokens: true, ..Held::default() }), arrived: Notify::new() }
    }

    pub fn deliver(&self, text: &str) {
        let is_ours = |held: &mut Held| !held.tokens || held.token.as_deref().is_some_and(|token| text.contains(token));
        if self.held(is_ours) {
            self.deliver_unchecked(text);
        }
    }

    /// Delivers a text whatever its token, as a phone that was deceived.
    pub fn deliver_unchecked(&self, text: &str) {
        self.held(|held| held.texts.push_back(text.to_owned()));
        self.arrived.notify_one();
    }

    /// Returns the numbers of preparations and of stops.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        self.held(|held| (held.prepared, held.forgotten))
    }

    fn held<T>(&self, with: impl FnOnce(&mut Held) -> T) -> T {
        with(&mut self.held.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[async_trait]
impl SmsInbox for ScriptedInbox {
    async fn prepare(&self) -> SmsChannel {
        self.held(|held| {
            held.texts.clear();
            held.prepared += 1;
            if !held.tokens {
                return SmsChannel::None {};
            }
            let token = format!("TOKEN{:06}", held.prepared);
            held.token = Some(token.clone());
            SmsChannel::Android { token }
        })
    }

    async fn next(&self) -> ReceivedText {
        loop {
            if let Some(text) = self.held(|held| held.texts.pop_front()) {
                return ReceivedText::new(text);
            }
            self.arrived.notified().await;
        }
    }

    fn token(&self) -> Option<String> {
        self.held(|held| held.token.clone())
    }

    async fn forget(&self) {
        self.held(|held| {
            held.texts.clear();
            held.token = None;
            held.forgotten += 1;
        });
    }
}
