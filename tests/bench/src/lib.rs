//! Benchmarks: `cargo bench -p bench`. Those in a window need the desktop's system packages:
//! `cargo bench -p bench --features desktop`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::missing_panics_doc)]

#[cfg(feature = "desktop")]
pub mod apps;
#[cfg(feature = "desktop")]
pub mod figures;
#[cfg(feature = "desktop")]
pub mod keypad_app;
#[cfg(feature = "desktop")]
pub mod memory;
#[cfg(feature = "desktop")]
pub mod pads;
#[cfg(feature = "desktop")]
pub mod screen;
