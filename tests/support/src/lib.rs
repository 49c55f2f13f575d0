//! What tests against the reference portal share: a seeded portal behind a fault proxy, its members and messages, and the app's words.
//!
//! For tests alone: everything here panics where the portal is not as a test needs it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

mod env;
pub mod fixtures;
mod words;

pub use env::{TestEnv, seeded_folder};
pub use fault_proxy::{Fault, FaultProxy, Network};
pub use words::{Language, Words};
