#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use tokio::task::yield_now;

use super::{SmsBackend, SmsTokenInbox};
use crate::api::SmsChannel;
use crate::device::SmsInbox;
use crate::device::conformance::sms_inbox::Phone;

#[derive(Default)]
struct Kept {
    tokens: VecDeque<String>,
    newest: Option<String>,
    message: Option<String>,
    waiting: usize,
    delivered: usize,
    free: bool,
}

/// The double of `CodeInbox.kt`.
#[derive(Default)]
struct ScriptedBackend(Mutex<Kept>, Condvar);

impl ScriptedBackend {
    fn with_tokens(tokens: &[&str]) -> Self {
        let kept = Kept { tokens: tokens.iter().map(|&token| token.to_owned()).collect(), ..Kept::default() };
        Self(Mutex::new(kept), Condvar::new())
    }

    fn deliver(&self, text: &str) {
        let mut kept = self.0.lock().unwrap();
        kept.message = Some(text.to_owned());
        kept.delivered += 1;
        self.1.notify_all();
    }

    fn free(&self) {
        self.0.lock().unwrap().free = true;
        self.1.notify_all();
    }

    fn waiting(&self) -> usize {
        self.0.lock().unwrap().waiting
    }
}

impl SmsBackend for ScriptedBackend {
    fn request_token(&self) -> Option<String> {
        let mut kept = self.0.lock().unwrap();
        kept.message = None;
        kept.newest = kept.tokens.pop_front();
        kept.newest.clone()
    }

    fn newest_token(&self) -> Option<String> {
        self.0.lock().unwrap().newest.clone()
    }

    fn await_message(&self, _: Duration) -> bool {
        let mut kept = self.0.lock().unwrap();
        kept.waiting += 1;
        // A delivery ends every wait, also one whose message another call took first.
        let before = kept.delivered;
        let waits = |kept: &mut Kept| kept.message.is_none() && kept.delivered == before && !kept.free;
        let mut kept = self.1.wait_while(kept, waits).unwrap();
        kept.waiting -= 1;
        kept.message.is_some()
    }

    fn take_message(&self) -> Option<String> {
        self.0.lock().unwrap().message.take()
    }

    fn forget(&self) {
        let mut kept = self.0.lock().unwrap();
        (kept.newest, kept.message) = (None, None);
    }
}

/// An Android phone: the system delivers to the app what contains the newest token.
struct Android(SmsTokenInbox<ScriptedBackend>);

impl Android {
    fn with_tokens(tokens: &[&str]) -> Self {
        Self(SmsTokenInbox::new(ScriptedBackend::with_tokens(tokens)))
    }
}

#[async_trait]
impl Phone for Android {
    fn inbox(&self) -> &dyn SmsInbox {
        &self.0
    }

    fn receives(&self, text: &str) {
        let backend = &self.0.0;
        if backend.newest_token().is_some_and(|token| text.contains(&token)) {
            backend.deliver(text);
        }
    }

    async fn is_waited_at(&self) {
        while self.0.0.waiting() == 0 {
            yield_now().await;
        }
    }
}

impl Drop for Android {
    /// Frees the threads that wait: a runtime ends with the last of them.
    fn drop(&mut self) {
        self.0.0.free();
    }
}

mod with_tokens {
    use super::Android;

    crate::sms_inbox_suite!(Android::with_tokens(&["FA+9qCX9VSu", "k3Pq0+zzT1a"]));
}

mod without_tokens {
    use super::Android;

    crate::silent_sms_inbox_suite!(Android::with_tokens(&[]));
}

#[tokio::test]
async fn phone_without_a_token_leaves_the_code_to_be_typed() {
    let phone = Android::with_tokens(&[]);
    assert!(matches!(phone.0.prepare().await, SmsChannel::None {}));
}
