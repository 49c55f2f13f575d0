//! The reference portal: every call, number and rule of the portal API, version 1, over SQLite.
//!
//! For development, the preview and the tests, and a worked example for putting the API before a real portal. Start
//! reading at [`start`]; `api` has one file a call, `store` the database, `keys` what keeps secrets unreadable at rest.
//! Ends where the cooperative begins: members come from [`seed`], and messages go no further than the [`Outbox`].

mod address;
mod api;
mod challenge;
pub mod cli;
mod clock;
mod config;
mod conformance;
mod connection;
mod keys;
pub mod limits;
mod load;
mod message;

mod member;
mod openapi;
mod outbox;
mod phone_key;
mod pin_hash;
mod seed;
mod server;
mod stamp;
mod store;
mod throttle;

pub use clock::{Clock, MovableClock, SystemClock};
pub use config::{Config, Limits, ProofCost, Quota, Timeouts};
pub use message::Message;
pub use openapi::openapi_json;
pub use outbox::{Outbox, OutboxEntry, OutboxError};
pub use seed::{SeedError, SeededMember, seed, seed_many};
pub use server::{Running, StartError, start};
