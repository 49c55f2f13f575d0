//! Whole journeys in two browser engines against the preview, by real taps and keys. One test, one world.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod journeys;

use std::process::ExitCode;

fn main() -> ExitCode {
    e2e::suite::run([journeys::all()].concat())
}
