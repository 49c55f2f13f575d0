//! What only a phone (or a desktop) has, behind the [`crate::device`]s: text messages, haptics, the screen reader's state, the
//! secret store, logs, and the app's place among other apps.
//!
//! The only part of the project with `unsafe`, JNI or Objective-C, and the thinnest that works: what can be judged without
//! a phone is judged in [`sms_inbox`], [`haptics`] and [`screen_reader`], which run under test on any machine. Ends where a port begins.

#[cfg(all(feature = "mobile", feature = "desktop"))]
compile_error!("the features `mobile` and `desktop` exclude each other: a build is for a phone or for a desktop");

#[cfg(all(feature = "mobile", not(any(target_os = "android", target_os = "ios"))))]
compile_error!("the feature `mobile` is for Android and iOS: add --target, or take the feature `desktop`");

#[cfg(all(feature = "mobile", target_os = "android"))]
mod android;
#[cfg(feature = "adapters")]
mod clock;
#[cfg(all(feature = "desktop", not(feature = "mobile")))]
mod desktop;
#[cfg(any(all(feature = "mobile", target_os = "android"), test))]
pub mod haptics;
#[cfg(all(feature = "mobile", target_os = "ios"))]
mod ios;
pub mod noop;
#[cfg(feature = "adapters")]
mod random;
#[cfg(any(feature = "mobile", test))]
pub mod screen_reader;
#[cfg(feature = "adapters")]
mod secrets;
#[cfg(any(all(feature = "mobile", target_os = "android"), test))]
pub mod sms_inbox;

#[cfg(all(feature = "mobile", target_os = "android"))]
pub use android::{open_secret_store, start};
#[cfg(all(feature = "desktop", not(feature = "mobile")))]
pub use desktop::{open_secret_store, start};
#[cfg(all(feature = "mobile", target_os = "ios"))]
pub use ios::{open_secret_store, start};

#[cfg(feature = "adapters")]
pub use clock::SystemClock;
#[cfg(feature = "adapters")]
pub use random::SystemRandom;
#[cfg(feature = "adapters")]
pub use secrets::KeyringSecrets;

use std::sync::Arc;

use crate::device::{AppWindow, Haptics, ScreenReaderState, SmsInbox};

/// The adapters that a platform brings.
pub struct Platform {
    /// Text messages that it hands over.
    pub inbox: Arc<dyn SmsInbox>,
    /// What the hand feels.
    pub haptics: Arc<dyn Haptics>,
    /// Whether a screen reader runs.
    pub screen_reader: Arc<dyn ScreenReaderState>,
    /// The app among other apps.
    pub window: Arc<dyn AppWindow>,
}
