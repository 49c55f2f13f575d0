//! The phone's vibrator, through `Haptic.kt`.

use jni::objects::JValue;

use super::jvm;
use crate::platform::haptics::Vibrator;

/// The system's vibrator.
pub(super) struct SystemVibrator;

impl Vibrator for SystemVibrator {
    fn play(&self, effect: i32) {
        jvm::run("vibrate", &[("I", JValue::Int(effect))]);
    }
}
