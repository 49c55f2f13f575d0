//! The portal over HTTPS: maps requests and responses between the wire ([`crate::api`]) and the domain, and solves proofs of work.

mod accesses;
mod address;
mod build;
mod freeze;
mod http;
mod log_in;
mod phone;
mod portal;
mod portal_info;
mod proof_of_work;
mod recovery;
mod refusal;
mod session;
mod tls;

pub use address::{AddressError, PortalAddress};
pub use build::{Build, BuildError};
pub use portal::{HttpPortal, Platform};
pub use proof_of_work::AltchaSolver;
pub use tls::{Pins, PinsError, Trust, UnusableTlsError};
