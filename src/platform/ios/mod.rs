//! iOS: the ports over `UIKit` and the keychain.
//!
//! The code of a text message comes through the keyboard's suggestion, so there is no inbox; the portal is told all the same
//! to write the message in the form that iOS reads.

mod haptics;
mod logs;
mod notices;
mod privacy_screen;
mod screen_reader;
mod secret_store;

pub use secret_store::open as open_secret_store;

use std::sync::Arc;

use crate::api::SmsChannel;
use crate::platform::Platform;
use crate::platform::noop::{NoInbox, StayingWindow};

/// Starts the log and the cover over the app in the switcher, and gives the adapters. To be called on the main thread.
#[must_use]
pub fn start() -> Platform {
    logs::start();
    privacy_screen::start();
    Platform {
        inbox: Arc::new(NoInbox(SmsChannel::Ios {})),
        haptics: Arc::new(haptics::Taptic),
        screen_reader: Arc::new(screen_reader::follow()),
        // An app on iOS does not put itself away.
        window: Arc::new(StayingWindow),
    }
}
