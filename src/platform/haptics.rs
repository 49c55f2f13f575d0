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
    use crate::device::conformance::haptics::Hand;
    use crate::flow::Haptic;

    const KOTLIN: &str = include_str!(
        "../../platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone/Haptic.kt"
    );

    /// Understands numbers as `Haptic.kt` does.
    #[derive(Default)]
    struct Noted(Mutex<Vec<i32>>);

    impl Motor for Noted {
        fn run(&self, number: i32) {
            self.0.lock().unwrap().push(number);
        }
    }

    impl Hand for NumberedHaptics<Noted> {
        fn haptics(&self) -> &dyn Haptics {
            self
        }

        fn felt(&self) -> Vec<Haptic> {
            let is = |name: &str, number: &i32| KOTLIN.contains(&format!("const val {name} = {number}\n"));
            let named = |number: &i32| match number {
                key if is("KEY", key) => Haptic::Key,
                refused if is("REFUSED", refused) => Haptic::Refused,
                done if is("DONE", done) => Haptic::Done,
                _ => unreachable!("Haptic.kt has no {number}"),
            };
            self.0.0.lock().unwrap().iter().map(named).collect()
        }
    }

    crate::haptics_suite!(NumberedHaptics(Noted::default()));
}
