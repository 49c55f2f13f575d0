use core::pin::pin;
use core::task::{Context, Poll, Waker};

use super::WatchedScreenReader;
use crate::app::ScreenReader;
use crate::device::ScreenReaderState;

#[tokio::test]
async fn change_before_the_wait_is_reported() {
    let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
    assert_eq!(state.now(), ScreenReader::Silent);
    tell.send_replace(ScreenReader::Running);
    assert_eq!(state.changed().await, ScreenReader::Running);
}

#[tokio::test]
async fn same_state_again_is_no_change() {
    let (tell, state) = WatchedScreenReader::new(ScreenReader::Silent);
    tell.send_replace(ScreenReader::Silent);
    let mut changed = pin!(state.changed());
    assert!(matches!(changed.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending));
    tell.send_replace(ScreenReader::Running);
    assert_eq!(changed.await, ScreenReader::Running);
}
