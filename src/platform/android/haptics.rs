//! The phone's vibrator, through `Haptic.kt`.

use super::jvm::{self, Argument};
use crate::platform::haptics::Vibrator;

pub(super) struct SystemVibrator;

impl Vibrator for SystemVibrator {
    fn play(&self, effect: i32) {
        jvm::run("vibrate", &[Argument::Int(effect)]);
    }
}
