//! iOS: the adapters over `UIKit`, the keychain and the Secure Enclave.
//!
//! The keyboard suggests the code of a text message, so there is no inbox. The portal still writes the message in the
//! form that iOS reads.

mod boot;
mod clipboard;
mod haptics;
mod links;
mod logs;
mod network;
mod notices;
mod privacy_screen;
mod screen_reader;
mod secret_store;
mod trusted_key;

pub use secret_store::open as open_secret_store;

use std::sync::Arc;

use crate::api::SmsChannel;
use crate::device::Adapters;
use crate::platform::SystemClock;
use crate::platform::noop::{NoInbox, StayingWindow};

/// Starts the log and the privacy screen, and returns the adapters. Must be called on the main thread.
#[must_use]
pub fn start() -> Adapters {
    logs::start();
    privacy_screen::start();
    Adapters {
        inbox: Arc::new(NoInbox(SmsChannel::Ios {})),
        clock: Arc::new(SystemClock::new(boot::id())),
        haptics: Arc::new(haptics::Taptic),
        screen_reader: Arc::new(screen_reader::follow()),
        // iOS lets no app put itself into the background.
        window: Arc::new(StayingWindow),
        links: Arc::new(links::Application),
        clipboard: Arc::new(clipboard::GeneralPasteboard),
        network: Arc::new(network::SystemNetwork),
        trusted_key: Arc::new(trusted_key::EnclaveKey),
    }
}
