//! The phone's vibrator, over `Haptic.kt`.

use jni::objects::JValue;

use super::jvm;
use crate::platform::haptics::Motor;

/// The vibrator.
pub(super) struct Vibrator;

impl Motor for Vibrator {
    fn run(&self, number: i32) {
        jvm::run("buzz", &[("I", JValue::Int(number))]);
    }
}
