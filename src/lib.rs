//! MULTIportal in a member's hand: log in, recover a forgotten username, recover a forgotten PIN.
//!
//! Where to start reading: [`journey`] holds the whole app as a pure state machine; [`flow`] its parts, one file a flow;
//! [`service`] turns their effects into calls of the [`port`]s. A layer never reaches up:
//! `domain ← contract ← flow ← journey ← port ← service ← adapter, platform ← ui ← main` (held by `tests/tree/layers.rs`;
//! flows know no port, no clock and no Dioxus).

#[cfg(feature = "adapters")]
pub mod adapter;
pub mod contract;
pub mod domain;
pub mod flow;
pub mod journey;
#[cfg(any(feature = "mobile", feature = "desktop", test))]
pub mod platform;
pub mod port;
pub mod service;
#[cfg(feature = "ui")]
pub mod ui;
