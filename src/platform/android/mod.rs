//! Android: the adapters over the app's own Kotlin (`platforms/android/library`), which JNI reaches through one class.

mod clipboard;
mod haptics;
mod jvm;
mod library;
mod links;
mod logs;
mod network;
mod screen_reader;
mod secret_store;
mod sms_backend;
mod trusted_key;
mod window;

pub use secret_store::open as open_secret_store;

use std::sync::Arc;

use crate::device::Adapters;
use crate::domain::BootId;
use crate::platform::SystemClock;
use crate::platform::haptics::NumberedHaptics;
use crate::platform::sms_inbox::SmsTokenInbox;

/// Starts the log and returns the adapters.
#[must_use]
pub fn start() -> Adapters {
    logs::start();
    Adapters {
        inbox: Arc::new(SmsTokenInbox::new(sms_backend::CodeInbox)),
        clock: Arc::new(SystemClock::new(boot())),
        haptics: Arc::new(NumberedHaptics(haptics::SystemVibrator)),
        screen_reader: Arc::new(screen_reader::follow()),
        window: Arc::new(window::Activity),
        links: Arc::new(links::Intents),
        clipboard: Arc::new(clipboard::SystemClipboard),
        network: Arc::new(network::SystemNetwork),
        trusted_key: Arc::new(trusted_key::KeyStoreKey),
    }
}

/// Returns the count of the phone's starts; 0 means that it keeps none.
fn boot() -> Option<BootId> {
    u64::try_from(jvm::number("bootCount")?).ok().and_then(BootId::new)
}
