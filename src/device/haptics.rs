//! Haptic feedback.

use crate::flow::Haptic;

pub trait Haptics: Send + Sync {
    /// Plays `haptic`. Does nothing on a phone without vibration.
    fn haptic(&self, haptic: Haptic);
}
