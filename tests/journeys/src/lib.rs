//! Drivers for the app without a browser: over HTTP against the reference portal ([`TestApp`]), or on scripted fakes
//! ([`ScriptedApp`]), whose screens [`dom`] shows in this process.
//!
//! For tests and benches alone: everything here panics where the app is not as a test needs it.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

pub mod dom;
pub mod input;
mod scripted_app;
mod test_app;

pub use scripted_app::{ScriptedApp, portal_response};
pub use test_app::TestApp;
