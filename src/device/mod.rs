//! Traits for everything outside the app: the portal, the phone's hardware, time and randomness.
//!
//! Adapters are in [`crate::platform`] and `crate::client`, fakes in `fake`. Only [`crate::runtime`] calls them.

mod adapters;
mod app_window;
mod clipboard;
mod clock;
#[cfg(any(test, feature = "fakes"))]
pub mod conformance;
#[cfg(any(test, feature = "fakes"))]
pub mod fake;
mod haptics;
mod links;
mod network;
mod portal;
mod proof_of_work;
mod random;
mod screen_reader;
mod secret_store;
mod sms_inbox;
mod trusted_key;

pub use adapters::Adapters;
pub use app_window::AppWindow;
pub use clipboard::{Clipboard, ClipboardError, MAX_CLIPBOARD_TEXT};
pub use clock::Clock;
pub use haptics::Haptics;
pub use links::{LinkOutcome, Links};
pub use network::Network;
pub use portal::PortalClient;
pub use proof_of_work::{ProofOfWork, UnsolvableError};
pub use random::{DeviceRng, Random};
pub use screen_reader::{ScreenReaderState, WatchedScreenReader};
pub use secret_store::{SecretStore, Slot, StoreError};
pub use sms_inbox::{ReceivedText, SmsInbox};
pub use trusted_key::TrustedKey;
