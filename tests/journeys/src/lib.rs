//! Drivers for the app without a browser: over HTTP against the reference portal ([`TestApp`]), and its screens in this process
//! ([`dom`]).
//!
//! For tests and benches alone: everything here panics where the app is not as a test needs it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

pub mod dom;
mod test_app;

pub use test_app::TestApp;
