//! MULTIportal for phones: log in, recover a forgotten username, recover a forgotten PIN.
//!
//! Start at [`features`]: one folder a feature, with its state, its `update`, its snapshot, its view model and its screens. [`app`]
//! combines the features into one state machine, [`runtime`] executes the effects that it returns, through the traits of
//! [`device`] and the portal [`client`](crate::client).
//!
//! A layer uses only the layers before it, which `tests/tree/layers.rs` checks:
//! `domain ← api ← flow ← features ← app ← device ← runtime ← client, platform ← ui ← main`. The screens of a feature
//! (`screen.rs`, `screen/`) belong to the layer `ui`.

pub mod api;
pub mod app;
#[cfg(feature = "adapters")]
pub mod client;
pub mod device;
pub mod domain;
pub mod features;
pub mod flow;
#[cfg(any(feature = "adapters", test))]
pub mod platform;
pub mod runtime;
#[cfg(feature = "ui")]
pub mod ui;
