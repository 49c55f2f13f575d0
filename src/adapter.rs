//! The adapters that every platform shares: the portal over HTTPS, the proof of work, the keyring, time and chance.
//!
//! Each implements one trait of [`crate::port`]. What differs between phones (text messages, vibration, screen reader, the
//! keyring's own store) belongs to the platforms.

mod address;
mod build;
mod clock;
mod portal;
mod proof_of_work;
mod random;
mod secrets;
mod tls;

pub use address::{AddressError, PortalAddress};
pub use build::{Build, BuildError};
pub use clock::SystemClock;
pub use portal::{HttpPortal, Platform};
pub use proof_of_work::AltchaSolver;
pub use random::SystemRandom;
pub use secrets::KeyringSecrets;
pub use tls::{Pins, PinsError, Trust, UnusableTlsError};
