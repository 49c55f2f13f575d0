//! The app in two browser engines, against the preview and a reference portal of its own for each test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod code;
mod dev_panel;
mod every_state;
mod freeze;
mod input;
mod journeys;
mod keyboard;
mod keypad;
mod killed;
mod layout_shift;
mod messages;
mod offline;
mod screen_reader;

use std::process::ExitCode;

fn main() -> ExitCode {
    e2e::suite::run(
        &[
            journeys::all(),
            killed::all(),
            offline::all(),
            code::all(),
            messages::all(),
            freeze::all(),
            keypad::all(),
            input::all(),
            keyboard::all(),
            screen_reader::all(),
            dev_panel::all(),
            every_state::all(),
            layout_shift::all(),
        ]
        .concat(),
    )
}
