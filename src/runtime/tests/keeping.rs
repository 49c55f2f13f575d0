//! What is kept, when, and what happens where it cannot be.

#![allow(clippy::unwrap_used)]

use core::time::Duration;
use std::sync::Arc;

use super::stage::{Stage, is_entering, opened, pass};
use crate::app::{Action, Destination, KeypadOrder, Notice, Route};
use crate::device::fake::{MemorySecrets, ScriptedInbox};
use crate::device::{Slot, StoreError};
use crate::domain::Draft;
use crate::features::log_in::{self, LogIn, Remember};

#[tokio::test(start_paused = true)]
async fn a_step_is_kept_once_and_a_digit_of_a_pin_never() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.ask_pin().await;
    stage.engine.saved().await;
    let written = stage.secrets.written().len();
    let held = stage.secrets.held_in(Slot::Snapshot).unwrap();
    stage.type_pin("830");
    stage.engine.saved().await;
    assert_eq!(stage.secrets.written().len(), written);
    assert_eq!(stage.secrets.held_in(Slot::Snapshot).unwrap(), held);
    assert!(!held.contains("830"));
}

#[tokio::test(start_paused = true)]
async fn a_session_is_kept_before_the_journey_that_led_to_it_is_forgotten() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.ask_pin().await;
    stage.log_in(log_in::Action::Remember(Remember::Yes));
    stage.engine.saved().await;
    let before = stage.secrets.written().len();
    stage.portal.check_pin.answer(Ok(opened()));
    stage.type_pin("8305");
    stage.until(|app| matches!(app.route(), Route::Session(_))).await;
    stage.engine.saved().await;
    let written = &stage.secrets.written()[before..];
    let route = |slot| written.iter().position(|written| *written == slot).unwrap();
    assert!(route(Slot::Session) < route(Slot::Snapshot));
    assert_eq!(stage.secrets.held_in(Slot::Snapshot), None);
    assert_eq!(stage.secrets.held_in(Slot::Username).as_deref(), Some("mlopez"));
    assert_eq!(stage.secrets.held_in(Slot::Session).as_deref(), Some("t0ken"));
}

#[tokio::test(start_paused = true)]
async fn a_journey_that_cannot_be_read_is_said_and_gone_the_next_time() {
    for unreadable in ["", "{", r#"{"at":1}"#, "null", r#"{"at":null,"route":{"Dance":{}}}"#] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Snapshot, unreadable);
        secrets.put(Slot::Preferences, "not JSON");
        let stage = Stage::over(secrets, ScriptedInbox::default());
        stage.until(|app| app.notice() == Some(Notice::JourneyUnreadable)).await;
        stage.engine.saved().await;
        assert_eq!(stage.secrets.held_in(Slot::Snapshot), None);
    }
}

#[tokio::test(start_paused = true)]
async fn what_else_was_kept_outlives_a_journey_that_cannot_be_read() {
    let secrets = Arc::new(MemorySecrets::default());
    secrets.put(Slot::Snapshot, r#"{"at":{},"route":{"Dance":{}}}"#);
    secrets.put(Slot::Username, "mlopez");
    secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read","keypad_order":"Ordered","font":"of another version"}"#);
    let stage = Stage::over(secrets, ScriptedInbox::default());
    stage.until(|app| app.notice() == Some(Notice::JourneyUnreadable)).await;
    assert_eq!(stage.engine.read(|app| app.remembered().map(|name| name.as_str().to_owned())).unwrap(), "mlopez");
    assert_eq!(stage.engine.read(|app| app.preferences().keypad_order), KeypadOrder::Ordered);
    stage.engine.dispatch(Action::Enter(Destination::LogIn));
    assert!(stage.engine.read(|app| matches!(app.route(), Route::LogIn(_))), "no privacy notice again");
}

#[tokio::test(start_paused = true)]
async fn without_a_store_the_app_says_so_and_works_on() {
    for why in [StoreError::Locked, StoreError::Lost, StoreError::Unavailable] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.fail(Some(why));
        let stage = Stage::over(secrets, ScriptedInbox::default());
        stage.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
        stage.engine.dispatch(Action::Enter(Destination::LogIn));
        stage.engine.dispatch(Action::PrivacyAccepted);
        assert!(stage.engine.read(|app| matches!(app.route(), Route::LogIn(_))), "{why}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_lost_is_cleared_away_and_what_is_only_locked_stays() {
    for (why, stays) in [(StoreError::Lost, false), (StoreError::Locked, true), (StoreError::Unavailable, true)] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Username, "mlopez");
        secrets.fail_reads(Some(why));
        let stage = Stage::over(Arc::clone(&secrets), ScriptedInbox::default());
        stage.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
        stage.engine.saved().await;
        assert_eq!(secrets.held_in(Slot::Username).is_some(), stays, "{why}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_store_that_was_locked_at_the_start_is_read_once_the_app_is_back() {
    let first = Stage::new(ScriptedInbox::default()).await;
    first.await_code().await;
    first.engine.saved().await;
    let secrets = Arc::clone(&first.secrets);
    drop(first);
    secrets.fail(Some(StoreError::Locked));
    let stage = Stage::over(Arc::clone(&secrets), ScriptedInbox::default());
    stage.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
    stage.settle().await;
    stage.engine.wake();
    stage.settle().await;
    secrets.fail(None);
    stage.engine.wake();
    stage.until(is_entering).await;
}

#[tokio::test(start_paused = true)]
async fn an_engine_that_is_dropped_writes_nothing_more_and_calls_nobody() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.engine.dispatch(Action::Enter(Destination::LogIn));
    stage.settle().await;
    stage.engine.saved().await;
    let Stage { engine, secrets, portal, .. } = stage;
    let (written, asked) = (secrets.written().len(), portal.asked().len());
    engine.dispatch(Action::LogIn(log_in::Action::UsernameTyped(Draft::new("mlopez"))));
    engine.dispatch(Action::LogIn(log_in::Action::Continue));
    drop(engine);
    pass(Duration::from_mins(1)).await;
    assert_eq!((secrets.written().len(), portal.asked().len()), (written, asked));
}

#[tokio::test(start_paused = true)]
async fn a_write_that_fails_is_said_once_and_the_step_stands() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.secrets.fail(Some(StoreError::Unavailable));
    stage.engine.dispatch(Action::Enter(Destination::LogIn));
    stage.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
    assert!(stage.engine.read(|app| matches!(app.route(), Route::LogIn(LogIn::AskingUsername { .. }))));
}

#[tokio::test(start_paused = true)]
async fn what_the_member_set_is_there_after_a_restart() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    let mut preferences = stage.engine.read(|app| app.preferences().clone());
    preferences.language = crate::app::Language::English;
    stage.engine.dispatch(Action::Prefer(preferences.clone()));
    stage.engine.saved().await;
    let written = stage.secrets.written().len();
    let next = Stage::over(Arc::clone(&stage.secrets), ScriptedInbox::default());
    next.until(|app| *app.preferences() == preferences).await;
    next.engine.saved().await;
    assert!(!next.secrets.written()[written..].contains(&Slot::Preferences), "a start changes nothing of it");
}
