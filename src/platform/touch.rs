//! The [`Haptics`] of a phone whose motor knows what can be felt by number: `Haptic.kt` has the same numbers, and a test reads
//! them there.

use crate::flow::Buzz;
use crate::port::Haptics;

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
    fn buzz(&self, buzz: Buzz) {
        self.0.run(match buzz {
            Buzz::Key => 0,
            Buzz::Refused => 1,
            Buzz::Done => 2,
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use super::{Motor, NumberedHaptics};
    use crate::flow::Buzz;
    use crate::port::Haptics;
    use crate::port::suite::haptics::Hand;

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

        fn felt(&self) -> Vec<Buzz> {
            let is = |name: &str, number: &i32| KOTLIN.contains(&format!("const val {name} = {number}\n"));
            let named = |number: &i32| match number {
                key if is("KEY", key) => Buzz::Key,
                refused if is("REFUSED", refused) => Buzz::Refused,
                done if is("DONE", done) => Buzz::Done,
                _ => unreachable!("Haptic.kt has no {number}"),
            };
            self.0.0.lock().unwrap().iter().map(named).collect()
        }
    }

    crate::haptics_suite!(NumberedHaptics(Noted::default()));
}
