//! The [`crate::device`] traits for Android, iOS and the desktop, and the platform's log.
//!
//! The only part of the project with `unsafe`, JNI or Objective-C. What needs no phone is in modules that are tested on any machine:
//! [`sms_inbox`], [`haptics`] and [`trusted_key`].

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
#[cfg(any(all(feature = "mobile", target_os = "ios"), test))]
pub mod first_run;
#[cfg(any(all(feature = "mobile", target_os = "android"), test))]
pub mod haptics;
#[cfg(all(feature = "mobile", target_os = "ios"))]
mod ios;
pub mod noop;
#[cfg(feature = "adapters")]
mod random;
#[cfg(feature = "adapters")]
mod secrets;
#[cfg(any(all(feature = "mobile", target_os = "android"), test))]
pub mod sms_inbox;
#[cfg(all(feature = "adapters", any(feature = "mobile", test)))]
pub mod trusted_key;

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
