//! What is saved, when, and what happens if it cannot be.

#![allow(clippy::unwrap_used)]

use core::time::Duration;
use std::sync::Arc;

use super::{EMAIL, PIN, USERNAME, at_home, installed, pass, settle};
use crate::app::{Destination, Event, KeypadOrder, Notice, Route};
use crate::device::fake::MemorySecrets;
use crate::device::{Slot, StoreError};
use crate::domain::Draft;
use crate::features::log_in::{self, LogIn, Remember};
use crate::flow::{Response, fake};
use crate::runtime::fake::view::asks_code;

#[tokio::test(start_paused = true)]
async fn step_is_saved_once_and_a_pin_digit_never() {
    let env = at_home().await;
    env.to_pin(USERNAME).await;
    env.saved().await;
    let written = env.secrets.written().len();
    let held = env.secrets.held_in(Slot::Snapshot).unwrap();
    env.type_digits("830");
    env.saved().await;
    assert_eq!(env.secrets.written().len(), written);
    assert_eq!(env.secrets.held_in(Slot::Snapshot).unwrap(), held);
    assert!(!held.contains("830"));
}

#[tokio::test(start_paused = true)]
async fn session_is_saved_before_its_log_in_is_deleted() {
    let env = at_home().await;
    env.to_pin(USERNAME).await;
    env.log_in(log_in::Event::Remember(Remember::Yes));
    env.saved().await;
    let before = env.secrets.written().len();
    env.portal.on("check_pin").answer(Ok(Response::CheckPin(Ok(fake::session()))));
    env.type_digits(PIN);
    env.until(|app| matches!(app.route(), Route::Session(_))).await;
    env.saved().await;
    let written = &env.secrets.written()[before..];
    let position = |slot| written.iter().position(|written| *written == slot).unwrap();
    assert!(position(Slot::Session) < position(Slot::Snapshot));
    assert_eq!(env.secrets.held_in(Slot::Snapshot), None);
    assert_eq!(env.secrets.held_in(Slot::Username).as_deref(), Some("mlopez"));
    assert_eq!(env.secrets.held_in(Slot::Session).as_deref(), Some(fake::session().token.expose()));
}

#[tokio::test(start_paused = true)]
async fn unreadable_snapshot_is_reported_and_deleted() {
    for unreadable in ["", "{", r#"{"at":1}"#, "null", r#"{"at":null,"route":{"Dance":{}}}"#] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Snapshot, unreadable);
        secrets.put(Slot::Preferences, "not JSON");
        let env = installed(secrets).start();
        env.until(|app| app.notice() == Some(Notice::SnapshotUnreadable)).await;
        env.saved().await;
        assert_eq!(env.secrets.held_in(Slot::Snapshot), None);
    }
}

#[tokio::test(start_paused = true)]
async fn username_and_preferences_outlive_an_unreadable_snapshot() {
    let secrets = Arc::new(MemorySecrets::default());
    secrets.put(Slot::Snapshot, r#"{"at":{},"route":{"Dance":{}}}"#);
    secrets.put(Slot::Username, "mlopez");
    secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read","keypad_order":"Ordered","font":"of another version"}"#);
    let env = installed(secrets).start();
    env.until(|app| app.notice() == Some(Notice::SnapshotUnreadable)).await;
    assert_eq!(env.read(|app| app.remembered().map(|name| name.as_str().to_owned())).unwrap(), "mlopez");
    assert_eq!(env.read(|app| app.preferences().keypad_order), KeypadOrder::Ordered);
    env.dispatch(Event::Enter(Destination::LogIn));
    assert!(env.read(|app| matches!(app.route(), Route::LogIn(_))), "no privacy notice again");
}

#[tokio::test(start_paused = true)]
async fn app_without_a_store_says_so_and_works() {
    for why in [StoreError::Locked, StoreError::Lost, StoreError::Unavailable] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.fail(Some(why));
        let env = installed(secrets).start();
        env.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
        env.dispatch(Event::Enter(Destination::LogIn));
        env.dispatch(Event::PrivacyAccepted);
        assert!(env.read(|app| matches!(app.route(), Route::LogIn(_))), "{why}");
    }
}

#[tokio::test(start_paused = true)]
async fn lost_secret_is_deleted_and_locked_one_stays() {
    for (why, stays) in [(StoreError::Lost, false), (StoreError::Locked, true), (StoreError::Unavailable, true)] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Username, "mlopez");
        secrets.fail_reads(Some(why));
        let env = installed(Arc::clone(&secrets)).start();
        env.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
        env.saved().await;
        assert_eq!(secrets.held_in(Slot::Username).is_some(), stays, "{why}");
    }
}

#[tokio::test(start_paused = true)]
async fn store_locked_at_start_is_read_on_wake() {
    let first = at_home().await;
    first.to_username_code(EMAIL).await;
    first.saved().await;
    let secrets = Arc::clone(&first.secrets);
    drop(first);
    secrets.fail(Some(StoreError::Locked));
    let env = installed(Arc::clone(&secrets)).start();
    env.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
    settle().await;
    env.wake();
    settle().await;
    secrets.fail(None);
    env.wake();
    env.until(asks_code).await;
}

#[tokio::test(start_paused = true)]
async fn dropped_engine_neither_writes_nor_calls() {
    let env = at_home().await;
    env.dispatch(Event::Enter(Destination::LogIn));
    settle().await;
    env.saved().await;
    let (secrets, portal) = (Arc::clone(&env.secrets), Arc::clone(&env.portal));
    let (written, asked) = (secrets.written().len(), portal.calls().len());
    env.log_in(log_in::Event::UsernameTyped(Draft::new(USERNAME)));
    env.log_in(log_in::Event::Continue);
    drop(env);
    pass(Duration::from_mins(1)).await;
    assert_eq!((secrets.written().len(), portal.calls().len()), (written, asked));
}

#[tokio::test(start_paused = true)]
async fn failed_write_is_reported_and_the_step_stays() {
    let env = at_home().await;
    env.secrets.fail(Some(StoreError::Unavailable));
    env.dispatch(Event::Enter(Destination::LogIn));
    env.until(|app| app.notice() == Some(Notice::StoreUnavailable)).await;
    assert!(env.read(|app| matches!(app.route(), Route::LogIn(LogIn::Username(_)))));
}

#[tokio::test(start_paused = true)]
async fn preferences_are_there_after_a_restart() {
    let env = at_home().await;
    let mut preferences = env.read(|app| app.preferences().clone());
    preferences.language = crate::app::Language::English;
    env.dispatch(Event::Prefer(preferences.clone()));
    env.saved().await;
    let written = env.secrets.written().len();
    let next = installed(Arc::clone(&env.secrets)).start();
    next.until(|app| *app.preferences() == preferences).await;
    next.saved().await;
    assert!(!next.secrets.written()[written..].contains(&Slot::Preferences), "a start changes nothing of it");
}
