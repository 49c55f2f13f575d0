//! What every [`ScreenReaderState`] promises on a platform that tells of it.

use core::pin::pin;

use crate::app::ScreenReader;
use crate::device::ScreenReaderState;

/// A phone whose member starts and ends a screen reader; at first none runs.
pub trait Member {
    /// The app's view of it.
    fn state(&self) -> &dyn ScreenReaderState;

    /// It starts or ends.
    fn turns(&self, to: ScreenReader);
}

/// The tests of the screen reader's state, over a new [`Member`] each.
#[macro_export]
macro_rules! screen_reader_suite {
    ($member:expr) => {
        $crate::rules!(
            screen_reader,
            $member,
            the_state_now_is_what_it_was_turned_to,
            whoever_waits_hears_of_the_change,
            a_change_between_two_questions_is_not_missed,
            a_change_that_was_taken_back_is_no_change,
            whoever_stops_waiting_takes_no_change_along,
        );
    };
}

async fn stays(member: &impl Member) {
    let mut changed = pin!(member.state().changed());
    tokio::select! {
        biased;
        state = &mut changed => panic!("{state:?}"),
        () = tokio::task::yield_now() => {}
    }
}

pub async fn the_state_now_is_what_it_was_turned_to(member: &impl Member) {
    assert_eq!(member.state().now(), ScreenReader::Silent);
    for to in [ScreenReader::Running, ScreenReader::Silent] {
        member.turns(to);
        assert_eq!(member.state().now(), to);
    }
}

pub async fn whoever_waits_hears_of_the_change(member: &impl Member) {
    for to in [ScreenReader::Running, ScreenReader::Silent] {
        let turns = async {
            tokio::task::yield_now().await;
            member.turns(to);
        };
        let (heard, ()) = tokio::join!(member.state().changed(), turns);
        assert_eq!(heard, to);
    }
}

pub async fn a_change_between_two_questions_is_not_missed(member: &impl Member) {
    assert_eq!(member.state().now(), ScreenReader::Silent);
    for to in [ScreenReader::Running, ScreenReader::Silent] {
        member.turns(to);
        assert_eq!(member.state().changed().await, to);
    }
    stays(member).await;
}

pub async fn a_change_that_was_taken_back_is_no_change(member: &impl Member) {
    member.turns(ScreenReader::Running);
    member.turns(ScreenReader::Silent);
    stays(member).await;
}

pub async fn whoever_stops_waiting_takes_no_change_along(member: &impl Member) {
    stays(member).await;
    member.turns(ScreenReader::Running);
    assert_eq!(member.state().changed().await, ScreenReader::Running);
}
