//! Whole journeys in two browser engines against the preview, by real taps and keys. One test, one world.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod code;
mod desk;
mod errors;
mod input;
mod journeys;
mod keyboard;
mod keypad;
mod killed;
mod looks;
mod messages;
mod not_me;
mod offline;
mod screen_reader;
mod still;

use std::process::ExitCode;

fn main() -> ExitCode {
    e2e::suite::run(
        [
            journeys::all(),
            errors::all(),
            killed::all(),
            offline::all(),
            code::all(),
            messages::all(),
            not_me::all(),
            keypad::all(),
            input::all(),
            keyboard::all(),
            screen_reader::all(),
            desk::all(),
            looks::all(),
            still::all(),
        ]
        .concat(),
    )
}
