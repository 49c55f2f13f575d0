//! Deadlines, the screen reader, the hand and the way out.

use core::time::Duration;

use super::stage::{Stage, opened};
use crate::app::{Action, Notice, Route, ScreenReader};
use crate::device::fake::ScriptedInbox;
use crate::domain::KeyOrder;
use crate::features::log_in::LogIn;
use crate::flow::PinCheckError;

#[tokio::test(start_paused = true)]
async fn a_session_that_is_left_alone_ends_by_itself_at_its_deadline() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.ask_pin().await;
    stage.portal.check_pin.answer(Ok(opened()));
    stage.type_pin("8305");
    stage.until(|app| matches!(app.route(), Route::Session(_))).await;
    let begun = stage.engine.now();
    stage.until(|app| app.notice() == Some(Notice::SessionExpired)).await;
    let lasted = stage.engine.now().since(begun);
    assert!(lasted >= Duration::from_mins(5) && lasted < Duration::from_secs(301), "{lasted:?}");
}

#[tokio::test(start_paused = true)]
async fn a_lock_that_is_over_asks_for_the_username_again() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.ask_pin().await;
    stage.portal.check_pin.answer(Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    stage.type_pin("8304");
    stage.until(|app| matches!(app.route(), Route::LogIn(LogIn::Locked { .. }))).await;
    stage.until(|app| matches!(app.route(), Route::LogIn(LogIn::AskingUsername { .. }))).await;
}

#[tokio::test(start_paused = true)]
async fn a_screen_reader_that_starts_orders_the_keys() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.settle().await;
    stage.reader.set(ScreenReader::Running);
    stage.until(|app| app.key_order() == KeyOrder::Ordered).await;
    stage.settle().await;
    stage.reader.set(ScreenReader::Silent);
    stage.until(|app| app.key_order() == KeyOrder::Shuffled).await;
}

#[tokio::test(start_paused = true)]
async fn each_digit_is_felt_alike_and_back_at_the_start_leaves_the_app() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.ask_pin().await;
    stage.type_pin("830");
    stage.settle().await;
    let felt = stage.haptics.felt();
    assert_eq!(felt.len(), 3);
    assert!(felt.iter().all(|one| *one == felt[0]));
    for _ in 0..3 {
        stage.engine.dispatch(Action::Back);
    }
    stage.settle().await;
    assert_eq!(stage.window.left(), 1);
}
