//! The rules of the portal API, by HTTP against a portal that runs: one file a subject. Time moves by a clock that is handed
//! in; nothing here sleeps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod at_rest;
mod both;
mod calls;
mod clock;
mod codes;
mod connections;
mod env;
mod flood;
mod freezing;
mod garbage;
mod hand_over;
mod hang_ups;
mod headers;
mod idempotency;
mod input;
mod locks;
mod membership;
mod messages;
mod new_pin;
mod notices;
mod openapi;
mod phones;
mod proof_of_work;
mod quotas;
mod received;
mod recovery;
mod restart;
mod sessions;
mod signing;
mod start;
