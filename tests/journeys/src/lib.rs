//! What whole-journey tests stand on: the app on doubles ([`stage`]), and its screens in a small DOM ([`dom`]).
//!
//! For tests alone: everything here panics where the app is not as a test says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

pub mod dom;
pub mod stage;
