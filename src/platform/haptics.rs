//! The [`Haptics`] of a phone whose motor knows what can be felt by number: `Haptic.kt` has the same numbers, and a test reads
//! them there.

use crate::device::Haptics;
use crate::flow::Haptic;

/// The phone's part. A phone that cannot, and a number that is none, do nothing.
pub trait Motor: Send + Sync {
    /// Lets the hand feel it.
    fn run(&self, number: i32);
}

/// Tells a [`Motor`] what is to be felt.
pub struct NumberedHaptics<M>(
    /// The motor.
    pub M,
);

impl<M: Motor> Haptics for NumberedHaptics<M> {
    fn haptic(&self, haptic: Haptic) {
        self.0.run(match haptic {
            Haptic::Key => 0,
            Haptic::Refused => 1,
            Haptic::Done => 2,
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use super::{Motor, NumberedHaptics};
    use crate::device::Haptics;
    use crate::flow::Haptic;

    const KOTLIN: &str = include_str!(
        "../../platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone/Haptic.kt"
    );

    #[derive(Default)]
    struct RecordingMotor(Mutex<Vec<i32>>);

    impl Motor for RecordingMotor {
        fn run(&self, number: i32) {
            self.0.lock().unwrap().push(number);
        }
    }

    #[test]
    fn haptics_have_the_numbers_of_haptic_kt() {
        for (haptic, name) in [(Haptic::Key, "KEY"), (Haptic::Refused, "REFUSED"), (Haptic::Done, "DONE")] {
            let haptics = NumberedHaptics(RecordingMotor::default());
            haptics.haptic(haptic);
            let numbers = haptics.0.0.lock().unwrap();
            assert_eq!(numbers.len(), 1);
            assert!(KOTLIN.contains(&format!("const val {name} = {}\n", numbers[0])), "{name}");
        }
    }
}
