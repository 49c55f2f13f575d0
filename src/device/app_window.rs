//! The app among the phone's other apps.

pub trait AppWindow: Send + Sync {
    /// Puts the app into the background, as Android's Back does on the first screen. Does nothing on platforms whose apps do
    /// not do that.
    fn leave(&self);
}
