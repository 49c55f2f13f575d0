//! Text messages: which one is accepted, and how often.

use core::time::Duration;

use super::{EMAIL, USERNAME, at_home, at_home_with, pass, settle};
use crate::api::{SmsChannel, TextMessage};
use crate::app::Event;
use crate::device::SmsInbox;
use crate::device::fake::ScriptedInbox;
use crate::domain::limits::RESEND_WAIT;
use crate::features::code_entry::{self, CodeText};
use crate::flow::{CallError, CodeError, Delivery, Request, Response, fake};
use crate::runtime::fake::HOST;
use crate::runtime::fake::view::{asks_code, checks_code, entry};

/// The portal's text message with this code.
fn text(digits: &str, token: Option<&str>) -> String {
    TextMessage::write(&fake::code(digits), HOST, token)
}

fn wrong(attempts_left: u32) -> Response {
    Response::CheckCode(Err(CodeError::Wrong { attempts_left }))
}

#[tokio::test(start_paused = true)]
async fn text_with_newest_token_is_taken() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    env.inbox.deliver(&text("482913", env.inbox.token().as_deref()));
    env.until(checks_code).await;
    settle().await;
    assert_eq!(env.portal.tries("check_code").len(), 1);
}

#[tokio::test(start_paused = true)]
async fn text_that_is_not_awaited_is_ignored() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    let token = env.inbox.token();
    for ignored in [
        text("482913", None),
        text("482913", Some("OLDTOKEN000")),
        text("482913", token.as_deref()).replace(HOST, "evil.example"),
        "482913".to_owned(),
        String::new(),
        "4".repeat(1 << 20),
    ] {
        env.inbox.deliver_unchecked(&ignored);
    }
    settle().await;
    assert!(env.read(asks_code));
    assert!(env.portal.tries("check_code").is_empty());
}

#[tokio::test(start_paused = true)]
async fn unreadable_text_with_the_token_is_shown_and_not_tried() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    let token = env.inbox.token().unwrap();
    let touched = format!("Su codigo de Cooprofesores UN: 482913. {token}");
    env.inbox.deliver(&touched);
    settle().await;
    assert_eq!(env.read(|app| entry(app)?.refused.as_ref().map(|text| text.as_str() == touched)), Some(true));
    assert!(env.portal.tries("check_code").is_empty());
    pass(RESEND_WAIT).await;
    env.portal.on("resend").answer(Ok(Response::CodeSent(Ok(fake::code_sent()))));
    env.resend_code();
    settle().await;
    let tries = env.portal.tries("resend");
    assert!(matches!(tries[..], [(_, Request::Resend { delivery: Delivery::Inbox, .. })]));
    assert_eq!(env.inbox.token(), None, "the next message has no token");
}

#[tokio::test(start_paused = true)]
async fn readable_text_with_the_token_elsewhere_is_taken() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    let token = env.inbox.token().unwrap();
    env.inbox.deliver(&format!("{token} {}", text("482913", None)));
    env.until(checks_code).await;
}

#[tokio::test(start_paused = true)]
async fn tried_text_costs_no_second_try_after_another_code() {
    let env = at_home().await;
    env.to_username_code(EMAIL).await;
    env.portal.on("check_code").answer(Ok(wrong(4)));
    env.portal.on("check_code").answer(Ok(wrong(3)));
    env.inbox.deliver(&text("482913", None));
    settle().await;
    env.code(code_entry::Event::Filled(CodeText::new("111222")));
    settle().await;
    env.inbox.deliver(&text("482913", None));
    settle().await;
    assert_eq!(env.portal.tries("check_code").len(), 2);
}

#[tokio::test(start_paused = true)]
async fn log_in_does_not_use_the_inbox() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_pin(USERNAME).await;
    assert_eq!((env.inbox.counts(), env.inbox.token()), ((0, 0), None));
}

#[tokio::test(start_paused = true)]
async fn text_that_arrives_after_back_waits_for_the_same_answers() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    let token = env.inbox.token();
    env.code(code_entry::Event::Back);
    settle().await;
    env.inbox.deliver(&text("482913", token.as_deref()));
    settle().await;
    assert!(env.portal.tries("check_code").is_empty());
    env.dispatch(Event::Back);
    settle().await;
    env.send_email(EMAIL).await;
    env.until(checks_code).await;
    assert_eq!((env.portal.tries("recover_username").len(), env.inbox.counts()), (1, (1, 0)));
}

#[tokio::test(start_paused = true)]
async fn left_code_that_expires_deletes_its_token() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    env.code(code_entry::Event::Back);
    env.dispatch(Event::Back);
    settle().await;
    assert!(env.inbox.token().is_some());
    pass(Duration::from_mins(5)).await;
    assert!(env.inbox.token().is_none());
    assert!(env.read(|app| app.snapshot(env.dependencies.device.clock.now()).is_none()));
}

#[tokio::test(start_paused = true)]
async fn resend_takes_fresh_token_and_its_retry_the_same() {
    let env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    let first = env.inbox.token();
    pass(RESEND_WAIT).await;
    for _ in 0..3 {
        env.portal.on("resend").answer(Err(CallError::TimedOut));
    }
    env.resend_code();
    env.until(asks_code).await;
    env.portal.on("resend").answer(Ok(Response::CodeSent(Ok(fake::code_sent()))));
    env.resend_code();
    settle().await;
    let tries = env.portal.tries("resend");
    assert_eq!(tries.len(), 4);
    let deliveries = tries.iter().map(|(id, request)| match request {
        Request::Resend { delivery: Delivery::Autofill(Some(SmsChannel::Android { token })), .. } => (*id, token),
        _ => unreachable!("an inbox with tokens"),
    });
    let deliveries: Vec<_> = deliveries.collect();
    assert!(deliveries.iter().all(|delivery| delivery == &deliveries[0]));
    let token = deliveries[0].1;
    assert_ne!(Some(token), first.as_ref());
    // The message for the repeated request is accepted.
    env.inbox.deliver(&text("771204", Some(token)));
    env.until(checks_code).await;
}

#[tokio::test(start_paused = true)]
async fn text_that_arrived_between_engines_is_taken() {
    let mut env = at_home_with(ScriptedInbox::with_tokens()).await;
    env.to_username_code(EMAIL).await;
    env.kill().await;
    env.inbox.deliver(&text("482913", env.inbox.token().as_deref()));
    let next = env.start();
    next.until(checks_code).await;
    settle().await;
    assert_eq!(next.portal.tries("check_code").len(), 1);
}
