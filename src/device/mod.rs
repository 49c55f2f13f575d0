//! What the app needs from outside, as traits: the portal, the phone, time and chance.
//!
//! Each has one adapter a platform (`adapter`, `platform`), one scripted double, and one suite of tests (`suite`) that adapter
//! and double obey; [`crate::runtime`] alone calls them.

mod app_window;
mod clock;
#[cfg(any(test, feature = "fakes"))]
pub mod conformance;
#[cfg(any(test, feature = "fakes"))]
pub mod fake;
mod haptics;
mod portal;
mod proof_of_work;
mod random;
mod screen_reader;
mod secret_store;
mod sms_inbox;

pub use app_window::AppWindow;
pub use clock::Clock;
pub use haptics::Haptics;
pub use portal::PortalClient;
pub use proof_of_work::{ProofOfWork, UnsolvableError};
pub use random::{DeviceRng, Random};
pub use screen_reader::ScreenReaderState;
pub use secret_store::{SecretStore, Slot, StoreError};
pub use sms_inbox::{ReceivedText, SmsInbox};
