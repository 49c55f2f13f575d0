//! The phone's vibrator, over `Haptic.kt`.

use jni::objects::JValue;

use super::jvm;
use crate::flow::Buzz;
use crate::port::Haptics;

/// The vibrator.
pub(super) struct Vibrator;

impl Haptics for Vibrator {
    fn buzz(&self, buzz: Buzz) {
        // `Haptic.kt` has the same numbers.
        let kind = match buzz {
            Buzz::Key => 0,
            Buzz::Refused => 1,
            Buzz::Done => 2,
        };
        jvm::run("buzz", &[("I", JValue::Int(kind))]);
    }
}
