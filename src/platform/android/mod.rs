//! Android: the ports over the app's own Kotlin (`platforms/android/library`), which is reached through JNI by one class.

mod haptics;
mod jvm;
mod library;
mod logs;
mod screen_reader;
mod secret_store;
mod sms_backend;
mod window;

pub use secret_store::open as open_secret_store;

use std::sync::Arc;

use crate::platform::Platform;
use crate::platform::haptics::NumberedHaptics;
use crate::platform::sms_inbox::SmsTokenInbox;

/// Starts the log, and gives the adapters.
#[must_use]
pub fn start() -> Platform {
    logs::start();
    Platform {
        inbox: Arc::new(SmsTokenInbox::new(sms_backend::CodeInbox)),
        haptics: Arc::new(NumberedHaptics(haptics::SystemVibrator)),
        screen_reader: Arc::new(screen_reader::follow()),
        window: Arc::new(window::Activity),
    }
}
