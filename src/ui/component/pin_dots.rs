//! How many digits of a PIN are entered. Which ones nobody sees or hears.

use dioxus::prelude::*;

use crate::domain::numbers::PIN_LENGTH;
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// One dot a digit; a screen reader hears "2 de 4". Without a keypad (the PIN is being checked) all are full.
#[component]
pub fn PinDots() -> Element {
    let keypad = use_flow().keypad();
    let (count, length) = keypad.map_or((PIN_LENGTH, PIN_LENGTH), |keypad| (keypad.count, keypad.length));
    rsx! {
        div { class: "pin-dots",
            div { class: "pin-dots__row", aria_hidden: "true",
                for place in 0..length {
                    span { class: "pin-dots__dot", "data-state": if place < count { "full" } else { "empty" } }
                }
            }
            p { class: "pin-dots__count", role: "status", {t!("pin-entered", at: count, of: length)} }
        }
    }
}
