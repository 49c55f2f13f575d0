//! Behavior of every [`SmsInbox`], on a phone that delivers messages to the app and on one that does not.

use core::pin::pin;
use core::task::Poll;

use async_trait::async_trait;

use crate::api::SmsChannel;
use crate::device::{ReceivedText, SmsInbox};
use crate::domain::limits::SMS_TOKEN_LENGTH;

#[async_trait]
pub trait Phone: Send + Sync {
    fn inbox(&self) -> &dyn SmsInbox;

    /// A text message arrives at the phone, for the app or for others.
    fn receives(&self, text: &str);

    /// Returns once a call waits for a message. Does nothing for an inbox that answers at once.
    async fn is_waited_at(&self) {
        tokio::task::yield_now().await;
    }
}

/// The tests of an inbox, over a new [`Phone`] that delivers messages.
#[macro_export]
macro_rules! sms_inbox_suite {
    ($phone:expr) => {
        $crate::rules!(
            sms_inbox,
            $phone,
            the_newest_token_is_that_of_the_last_request,
            every_request_has_a_token_of_its_own,
            a_message_that_came_before_the_wait_is_returned,
            a_message_ends_a_wait,
            a_message_is_returned_once,
            a_cancelled_wait_loses_no_message,
            a_message_without_the_newest_token_is_not_returned,
            a_new_request_forgets_the_message_of_the_one_before,
            what_is_forgotten_is_gone,
        );
    };
}

/// The tests of an inbox, over a new [`Phone`] that delivers nothing: no SIM, no token, or no such feature.
#[macro_export]
macro_rules! silent_sms_inbox_suite {
    ($phone:expr) => {
        $crate::rules!(
            sms_inbox,
            $phone,
            a_phone_without_a_token_names_none,
            a_phone_without_a_token_returns_no_message,
        );
    };
}

/// Asks for a message and gets none: the phone has none to give.
async fn nothing_comes(phone: &impl Phone) {
    let mut next = pin!(phone.inbox().next());
    tokio::select! {
        biased;
        text = &mut next => panic!("returned: {}", text.expose()),
        () = phone.is_waited_at() => {}
    }
    let now = core::future::poll_fn(|context| Poll::Ready(next.as_mut().poll(context))).await;
    assert!(now.is_pending(), "returned");
}

async fn prepared(phone: &impl Phone) -> String {
    match phone.inbox().prepare().await {
        SmsChannel::Android { token } => token,
        channel => panic!("no token: {channel:?}"),
    }
}

fn message(token: &str) -> String {
    format!("482913 es tu codigo\n{token}\n@portal.example #482913")
}

async fn next(phone: &impl Phone) -> String {
    let text: ReceivedText = phone.inbox().next().await;
    text.expose().to_owned()
}

pub async fn the_newest_token_is_that_of_the_last_request(phone: &impl Phone) {
    let token = prepared(phone).await;
    assert_eq!(phone.inbox().token().as_ref(), Some(&token));
    assert_eq!(token.chars().count(), SMS_TOKEN_LENGTH);
}

pub async fn every_request_has_a_token_of_its_own(phone: &impl Phone) {
    let (first, second) = (prepared(phone).await, prepared(phone).await);
    assert_ne!(first, second);
    assert_eq!(phone.inbox().token(), Some(second));
}

pub async fn a_message_that_came_before_the_wait_is_returned(phone: &impl Phone) {
    let text = message(&prepared(phone).await);
    phone.receives(&text);
    assert_eq!(next(phone).await, text);
}

pub async fn a_message_ends_a_wait(phone: &impl Phone) {
    let text = message(&prepared(phone).await);
    let arrives = async {
        phone.is_waited_at().await;
        phone.receives(&text);
    };
    let (received, ()) = tokio::join!(next(phone), arrives);
    assert_eq!(received, text);
}

pub async fn a_message_is_returned_once(phone: &impl Phone) {
    let text = message(&prepared(phone).await);
    phone.receives(&text);
    assert_eq!(next(phone).await, text);
    nothing_comes(phone).await;
}

pub async fn a_cancelled_wait_loses_no_message(phone: &impl Phone) {
    let text = message(&prepared(phone).await);
    nothing_comes(phone).await;
    phone.receives(&text);
    assert_eq!(next(phone).await, text);
}

pub async fn a_message_without_the_newest_token_is_not_returned(phone: &impl Phone) {
    let old = prepared(phone).await;
    let newest = prepared(phone).await;
    for text in [message(&old), message(""), message("AAAAAAAAAAA"), String::new()] {
        phone.receives(&text);
    }
    nothing_comes(phone).await;
    phone.receives(&message(&newest));
    assert_eq!(next(phone).await, message(&newest));
}

pub async fn a_new_request_forgets_the_message_of_the_one_before(phone: &impl Phone) {
    let text = message(&prepared(phone).await);
    phone.receives(&text);
    prepared(phone).await;
    nothing_comes(phone).await;
}

pub async fn what_is_forgotten_is_gone(phone: &impl Phone) {
    let text = message(&prepared(phone).await);
    phone.receives(&text);
    phone.inbox().forget().await;
    assert_eq!(phone.inbox().token(), None);
    nothing_comes(phone).await;
    phone.receives(&text);
    nothing_comes(phone).await;
}

pub async fn a_phone_without_a_token_names_none(phone: &impl Phone) {
    let channel = phone.inbox().prepare().await;
    assert!(!matches!(channel, SmsChannel::Android { .. }), "{channel:?}");
    assert_eq!(phone.inbox().token(), None);
}

pub async fn a_phone_without_a_token_returns_no_message(phone: &impl Phone) {
    phone.inbox().prepare().await;
    phone.receives(&message(""));
    nothing_comes(phone).await;
    phone.inbox().forget().await;
    phone.receives(&message(""));
    nothing_comes(phone).await;
}
