//! The adapters that every platform shares: the portal over HTTPS, the proof of work, the keyring, time and chance.
//!
//! Each implements one trait of [`crate::device`]. What differs between phones (text messages, vibration, screen reader, the
//! keyring's own store) belongs to the platforms.

mod address;
mod build;
mod exchange;
mod freeze;
mod info;
mod log_in;
mod portal_client;
mod proof_of_work;
mod recovery;
mod refusal;
mod session;
mod tls;

pub use address::{AddressError, PortalAddress};
pub use build::{Build, BuildError};
pub use portal_client::{HttpPortal, Platform};
pub use proof_of_work::AltchaSolver;
pub use tls::{Pins, PinsError, Trust, UnusableTlsError};
