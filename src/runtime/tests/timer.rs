//! Deadlines, the screen reader, haptics and Back on "Inicio".

use core::time::Duration;

use super::{PIN, USERNAME, at_home, settle};
use crate::app::{Event, Notice, Route, ScreenReader};
use crate::domain::KeyOrder;
use crate::features::log_in::LogIn;
use crate::flow::{PinCheckError, Response};

#[tokio::test(start_paused = true)]
async fn idle_session_ends_at_its_deadline() {
    let env = at_home().await;
    env.to_session(USERNAME, PIN).await;
    let started = env.now();
    env.until(|app| app.notice() == Some(Notice::SessionExpired)).await;
    let lasted = env.now().since(started);
    assert!(lasted >= Duration::from_mins(5) && lasted < Duration::from_secs(301), "{lasted:?}");
}

#[tokio::test(start_paused = true)]
async fn ended_lock_asks_for_the_username_again() {
    let env = at_home().await;
    env.to_pin(USERNAME).await;
    let locked = Response::CheckPin(Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    env.portal.on("check_pin").answer(Ok(locked));
    env.type_digits("8304");
    env.until(|app| matches!(app.route(), Route::LogIn(LogIn::Locked(_)))).await;
    env.until(|app| matches!(app.route(), Route::LogIn(LogIn::Username(_)))).await;
}

#[tokio::test(start_paused = true)]
async fn screen_reader_that_starts_orders_the_keys() {
    let env = at_home().await;
    settle().await;
    env.reader.send_replace(ScreenReader::Running);
    env.until(|app| app.key_order() == KeyOrder::Ordered).await;
    settle().await;
    env.reader.send_replace(ScreenReader::Silent);
    env.until(|app| app.key_order() == KeyOrder::Shuffled).await;
}

#[tokio::test(start_paused = true)]
async fn digits_feel_alike_and_back_leaves_the_app() {
    let env = at_home().await;
    env.to_pin(USERNAME).await;
    env.type_digits("830");
    settle().await;
    let played = env.haptics.played();
    assert_eq!(played.len(), 3);
    assert!(played.iter().all(|one| *one == played[0]));
    for _ in 0..3 {
        env.dispatch(Event::Back);
    }
    settle().await;
    assert_eq!(env.window.left(), 1);
}
