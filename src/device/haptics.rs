//! What the hand feels.

use crate::flow::Haptic;

/// The phone's vibration. Every digit feels the same.
pub trait Haptics: Send + Sync {
    /// Lets the hand feel it; a phone that cannot does nothing.
    fn haptic(&self, haptic: Haptic);
}
