#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::time::Duration;

use tokio::task::yield_now;

use super::{Keeper, KeptInbox};
use crate::contract::SmsChannel;
use crate::port::SmsInbox;

const TOKEN: &str = "FA+9qCX9VSu";
const TEXT: &str = "482913 es tu codigo";

#[derive(Default)]
struct Kept {
    tokens: VecDeque<String>,
    newest: Option<String>,
    message: Option<String>,
    waits: usize,
    delivered: usize,
}

/// The double of `CodeInbox.kt`.
#[derive(Default)]
struct ScriptedKeeper(Mutex<Kept>, Condvar);

impl ScriptedKeeper {
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

    fn waits(&self) -> usize {
        self.0.lock().unwrap().waits
    }
}

impl Keeper for ScriptedKeeper {
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
        kept.waits += 1;
        // A delivery frees everybody who waits, also one whose message another took first.
        let before = kept.delivered;
        let waits = |kept: &mut Kept| kept.message.is_none() && kept.delivered == before;
        self.1.wait_while(kept, waits).unwrap().message.is_some()
    }

    fn take_message(&self) -> Option<String> {
        self.0.lock().unwrap().message.take()
    }

    fn forget(&self) {
        let mut kept = self.0.lock().unwrap();
        (kept.newest, kept.message) = (None, None);
    }
}

fn inbox(tokens: &[&str]) -> KeptInbox<ScriptedKeeper> {
    KeptInbox::new(ScriptedKeeper::with_tokens(tokens))
}

#[tokio::test]
async fn the_portal_is_told_the_token_that_the_phone_gives() {
    let inbox = inbox(&[TOKEN]);
    assert!(matches!(inbox.prepare().await, SmsChannel::Android { token } if token == TOKEN));
    assert_eq!(inbox.token().as_deref(), Some(TOKEN));
}

#[tokio::test]
async fn a_phone_that_gives_no_token_leaves_the_code_to_be_typed() {
    let inbox = inbox(&[]);
    assert!(matches!(inbox.prepare().await, SmsChannel::None {}));
    assert_eq!(inbox.token(), None);
}

#[tokio::test]
async fn a_message_that_came_while_nobody_waited_is_handed_over() {
    let inbox = inbox(&[TOKEN]);
    inbox.prepare().await;
    inbox.0.deliver(TEXT);
    assert_eq!(inbox.next().await.expose(), TEXT);
}

#[tokio::test]
async fn a_message_reaches_whoever_waits() {
    let inbox = std::sync::Arc::new(inbox(&[TOKEN]));
    inbox.prepare().await;
    let waiting = tokio::spawn({
        let inbox = std::sync::Arc::clone(&inbox);
        async move { inbox.next().await.expose().to_owned() }
    });
    while inbox.0.waits() == 0 {
        yield_now().await;
    }
    inbox.0.deliver(TEXT);
    assert_eq!(waiting.await.unwrap(), TEXT);
}

#[tokio::test]
async fn whoever_stops_waiting_takes_no_message_with_them() {
    let inbox = inbox(&[TOKEN]);
    inbox.prepare().await;
    let mut dropped = Box::pin(inbox.next());
    while inbox.0.waits() == 0 {
        tokio::select! {
            biased;
            _ = &mut dropped => panic!("no message came yet"),
            () = yield_now() => {}
        }
    }
    drop(dropped);
    inbox.0.deliver(TEXT);
    assert_eq!(inbox.next().await.expose(), TEXT);
}

#[tokio::test]
async fn a_new_request_forgets_the_message_of_the_one_before() {
    let inbox = inbox(&[TOKEN, "second"]);
    inbox.prepare().await;
    inbox.0.deliver(TEXT);
    inbox.prepare().await;
    assert_eq!(inbox.token().as_deref(), Some("second"));
    assert_eq!(inbox.0.take_message(), None);
}

#[tokio::test]
async fn what_is_forgotten_is_gone() {
    let inbox = inbox(&[TOKEN]);
    inbox.prepare().await;
    inbox.0.deliver(TEXT);
    inbox.forget().await;
    assert_eq!(inbox.token(), None);
    assert_eq!(inbox.0.take_message(), None);
}
