//! [`Haptics`] for a phone whose vibrator takes numbered effects. `Haptic.kt` has the same numbers; a test compares them.

use crate::device::Haptics;
use crate::flow::Haptic;

/// The phone's vibrator. Does nothing where there is none, and for an unknown number.
pub trait Vibrator: Send + Sync {
    fn play(&self, effect: i32);
}

pub struct NumberedHaptics<V>(pub V);

impl<V: Vibrator> Haptics for NumberedHaptics<V> {
    fn haptic(&self, haptic: Haptic) {
        self.0.play(effect(haptic));
    }
}

const fn effect(haptic: Haptic) -> i32 {
    match haptic {
        Haptic::Key => 0,
        Haptic::Refused => 1,
        Haptic::Done => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::effect;
    use crate::flow::Haptic;

    const KOTLIN: &str = include_str!(
        "../../platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone/Haptic.kt"
    );

    #[test]
    fn effect_numbers_are_those_of_kotlin() {
        for (haptic, name) in [(Haptic::Key, "KEY"), (Haptic::Refused, "REFUSED"), (Haptic::Done, "DONE")] {
            assert!(KOTLIN.contains(&format!("const val {name} = {}\n", effect(haptic))), "{name}");
        }
    }
}
