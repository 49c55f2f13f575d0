//! Haptic feedback.

use crate::flow::Haptic;

/// The phone's vibration.
pub trait Haptics: Send + Sync {
    /// Plays `haptic`. Does nothing on a phone without vibration.
    fn haptic(&self, haptic: Haptic);
}
