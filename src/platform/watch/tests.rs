#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use tokio::task::yield_now;

use super::WatchedScreenReader;
use crate::journey::ScreenReader;
use crate::port::ScreenReaderState;

#[tokio::test]
async fn what_the_platform_tells_is_the_state_now() {
    let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
    assert_eq!(state.now(), ScreenReader::Silent);
    tell.send(ScreenReader::Running).unwrap();
    assert_eq!(state.now(), ScreenReader::Running);
}

#[tokio::test]
async fn whoever_waits_hears_of_the_change() {
    let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
    let waiting = tokio::spawn(async move { state.changed().await });
    yield_now().await;
    tell.send(ScreenReader::Running).unwrap();
    assert_eq!(waiting.await.unwrap(), ScreenReader::Running);
}

#[tokio::test]
async fn a_change_between_two_questions_is_not_missed() {
    let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
    assert_eq!(state.now(), ScreenReader::Silent);
    tell.send(ScreenReader::Running).unwrap();
    assert_eq!(state.changed().await, ScreenReader::Running);
    tell.send(ScreenReader::Silent).unwrap();
    assert_eq!(state.changed().await, ScreenReader::Silent);
}

#[tokio::test]
async fn a_change_that_was_taken_back_is_no_change() {
    let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
    tell.send(ScreenReader::Running).unwrap();
    tell.send(ScreenReader::Silent).unwrap();
    tokio::select! {
        biased;
        state = state.changed() => panic!("{state:?}"),
        () = yield_now() => {}
    }
}
