//! The app in two browser engines, against the preview and a reference portal of its own for each test.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod accesses;
mod code;
mod dev_panel;
mod every_state;
mod field_in_view;
mod flows;
mod freeze;
mod input;
mod journeys;
mod keyboard;
mod keypad;
mod keypad_in_view;
mod killed;
mod layout_shift;
mod messages;
mod no_digit_shown;
mod offline;
mod screen_reader;
mod trusted_phone;

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
            accesses::all(),
            trusted_phone::all(),
            keypad::all(),
            keypad_in_view::all(),
            field_in_view::all(),
            no_digit_shown::all(),
            input::all(),
            keyboard::all(),
            screen_reader::all(),
            flows::all(),
            dev_panel::all(),
            every_state::all(),
            layout_shift::all(),
        ]
        .concat(),
    )
}
