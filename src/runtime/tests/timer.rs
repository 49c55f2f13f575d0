//! Deadlines, the screen reader, haptics and Back on "Inicio".

use core::time::Duration;

use super::test_env::TestEnv;
use crate::app::{Event, Notice, Route, ScreenReader};
use crate::device::fake::ScriptedInbox;
use crate::domain::KeyOrder;
use crate::features::log_in::LogIn;
use crate::flow::{PinCheckError, Response};

#[tokio::test(start_paused = true)]
async fn idle_session_ends_at_its_deadline() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.open_session().await;
    let started = env.engine.now();
    env.until(|app| app.notice() == Some(Notice::SessionExpired)).await;
    let lasted = env.engine.now().since(started);
    assert!(lasted >= Duration::from_mins(5) && lasted < Duration::from_secs(301), "{lasted:?}");
}

#[tokio::test(start_paused = true)]
async fn ended_lock_asks_for_the_username_again() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.ask_pin().await;
    let locked = Response::CheckPin(Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    env.portal.on("check_pin").answer(Ok(locked));
    env.type_pin("8304");
    env.until(|app| matches!(app.route(), Route::LogIn(LogIn::Locked(_)))).await;
    env.until(|app| matches!(app.route(), Route::LogIn(LogIn::Username(_)))).await;
}

#[tokio::test(start_paused = true)]
async fn screen_reader_that_starts_orders_the_keys() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.settle().await;
    env.reader.send_replace(ScreenReader::Running);
    env.until(|app| app.key_order() == KeyOrder::Ordered).await;
    env.settle().await;
    env.reader.send_replace(ScreenReader::Silent);
    env.until(|app| app.key_order() == KeyOrder::Shuffled).await;
}

#[tokio::test(start_paused = true)]
async fn digits_feel_alike_and_back_leaves_the_app() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.ask_pin().await;
    env.type_pin("830");
    env.settle().await;
    let played = env.haptics.played();
    assert_eq!(played.len(), 3);
    assert!(played.iter().all(|one| *one == played[0]));
    for _ in 0..3 {
        env.engine.dispatch(Event::Back);
    }
    env.settle().await;
    assert_eq!(env.window.left(), 1);
}
