//! What every [`Haptics`] of a phone that can be felt promises.

use crate::device::Haptics;
use crate::flow::Haptic;

/// A phone in a hand.
pub trait Hand {
    /// The app's way to the motor.
    fn haptics(&self) -> &dyn Haptics;

    /// What was felt so far, in order.
    fn felt(&self) -> Vec<Haptic>;
}

/// The tests of vibration, over a new [`Hand`] each.
#[macro_export]
macro_rules! haptics_suite {
    ($hand:expr) => {
        $crate::rules!(haptics, $hand, each_is_felt_once_for_what_it_is_and_in_order, none_is_lost_among_threads,);
    };
}

pub async fn each_is_felt_once_for_what_it_is_and_in_order(hand: &impl Hand) {
    let told = [Haptic::Key, Haptic::Key, Haptic::Refused, Haptic::Done, Haptic::Key];
    for haptic in told {
        hand.haptics().haptic(haptic);
    }
    assert_eq!(hand.felt(), told);
}

pub async fn none_is_lost_among_threads(hand: &impl Hand) {
    let haptics = hand.haptics();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| haptics.haptic(Haptic::Key));
        }
    });
    assert_eq!(hand.felt(), [Haptic::Key; 8]);
}
