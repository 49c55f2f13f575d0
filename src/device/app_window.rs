//! The app among the phone's other apps.

/// The app's place on the screen.
pub trait AppWindow: Send + Sync {
    /// Puts the app into the background, as the phone's own Back does where there is nothing to go back to. A platform whose
    /// apps stay where they are does nothing.
    fn leave(&self);
}
