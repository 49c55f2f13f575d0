//! The app's engine and portal client over HTTP against the reference portal, with faults between them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accesses;
mod calls;
mod dead_connection;
mod faults;
mod killed;
mod recovery;
mod tls;
mod trusted_phone;
mod unexpected_responses;
