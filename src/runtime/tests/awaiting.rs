//! The text message: which one is taken, and how often.

use core::time::Duration;

use super::stage::{HOST, Stage, is_checking, is_entering, pass, sent, text};
use crate::api::SmsChannel;
use crate::device::SmsInbox;
use crate::device::fake::ScriptedInbox;
use crate::domain::limits::RESEND_WAIT;
use crate::features::code_entry::{self, SecurityText};
use crate::flow::{CallError, CodeError, RecoveryError};

#[tokio::test(start_paused = true)]
async fn a_text_with_the_newest_token_is_taken_by_itself() {
    let stage = Stage::new(ScriptedInbox::with_tokens()).await;
    stage.await_code().await;
    stage.inbox.deliver(&text("482913", stage.inbox.token().as_deref()));
    stage.until(is_checking).await;
    stage.settle().await;
    assert_eq!(stage.portal.tries("check_code").len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_text_that_is_not_the_awaited_one_is_ignored() {
    let stage = Stage::new(ScriptedInbox::with_tokens()).await;
    stage.await_code().await;
    let token = stage.inbox.token();
    for ignored in [
        text("482913", None),
        text("482913", Some("OLDTOKEN000")),
        text("482913", token.as_deref()).replace(HOST, "evil.example"),
        "482913".to_owned(),
        String::new(),
        "4".repeat(1 << 20),
    ] {
        stage.inbox.slip_in(&ignored);
    }
    stage.settle().await;
    assert!(stage.engine.read(is_entering));
    assert!(stage.portal.tries("check_code").is_empty());
}

#[tokio::test(start_paused = true)]
async fn the_same_text_twice_costs_one_try() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.await_code().await;
    stage.portal.check_code.answer(Err(CodeError::Wrong { attempts_left: 4 }));
    stage.inbox.deliver(&text("482913", None));
    stage.inbox.deliver(&text("482913", None));
    stage.until(is_entering).await;
    stage.inbox.deliver(&text("482913", None));
    stage.settle().await;
    assert_eq!(stage.portal.tries("check_code").len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_text_that_was_tried_costs_no_second_try_after_another_code_either() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.await_code().await;
    stage.portal.check_code.answer(Err(CodeError::Wrong { attempts_left: 4 }));
    stage.portal.check_code.answer(Err(CodeError::Wrong { attempts_left: 3 }));
    stage.inbox.deliver(&text("482913", None));
    stage.settle().await;
    stage.code(code_entry::Action::Filled(SecurityText::new("111222")));
    stage.settle().await;
    stage.inbox.deliver(&text("482913", None));
    stage.settle().await;
    assert_eq!(stage.portal.tries("check_code").len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_log_in_leaves_the_inbox_alone() {
    let stage = Stage::new(ScriptedInbox::with_tokens()).await;
    stage.ask_pin().await;
    assert_eq!((stage.inbox.counts(), stage.inbox.token()), ((0, 0), None));
}

#[tokio::test(start_paused = true)]
async fn going_back_forgets_the_old_token_and_keeps_the_fresh_one() {
    let stage = Stage::new(ScriptedInbox::with_tokens()).await;
    stage.await_code().await;
    let old = stage.inbox.token();
    stage.code(code_entry::Action::Back);
    stage.settle().await;
    let fresh = stage.inbox.token();
    assert!(fresh.is_some());
    assert_ne!(fresh, old);
    assert_eq!(stage.inbox.counts(), (2, 1));
    stage.inbox.deliver(&text("482913", old.as_deref()));
    stage.settle().await;
    assert!(stage.portal.tries("check_code").is_empty());
}

#[tokio::test(start_paused = true)]
async fn another_code_is_asked_for_with_a_fresh_token_and_a_repeat_of_that_with_the_same() {
    let stage = Stage::new(ScriptedInbox::with_tokens()).await;
    stage.await_code().await;
    let first = stage.inbox.token();
    pass(RESEND_WAIT).await;
    for _ in 0..3 {
        stage.portal.resend.answer(Err(RecoveryError::CallError(CallError::TimedOut)));
    }
    stage.code(code_entry::Action::Resend);
    stage.until(is_entering).await;
    stage.portal.resend.answer(Ok(sent("r-1")));
    stage.code(code_entry::Action::Resend);
    stage.settle().await;
    let asked = stage.portal.tries("resend");
    assert_eq!(asked.len(), 4);
    assert!(asked.iter().all(|one| (one.key, &one.channel) == (asked[0].key, &asked[0].channel)));
    let Some(SmsChannel::Android { token }) = &asked[0].channel else { unreachable!("an inbox with tokens") };
    assert_ne!(Some(token), first.as_ref());
    // What the portal sent for it is taken.
    stage.inbox.deliver(&text("771204", Some(token)));
    stage.until(is_checking).await;
}

#[tokio::test(start_paused = true)]
async fn a_text_that_came_while_the_app_was_dead_is_taken_by_the_next_engine() {
    let stage = Stage::new(ScriptedInbox::with_tokens()).await;
    stage.await_code().await;
    stage.engine.saved().await;
    let Stage { engine, ports, inbox, portal, .. } = stage;
    drop(engine);
    inbox.deliver(&text("482913", inbox.token().as_deref()));
    let next = crate::runtime::Engine::start(ports, tokio::runtime::Handle::current());
    let mut changes = next.changes();
    while !next.read(is_checking) {
        assert!(changes.changed().await.is_ok());
    }
    pass(Duration::from_millis(1)).await;
    assert_eq!(portal.tries("check_code").len(), 1);
}
