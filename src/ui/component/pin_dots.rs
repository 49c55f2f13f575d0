//! How many digits of a PIN are entered. Which ones nobody sees or hears.

use core::array;

use dioxus::prelude::*;

use crate::domain::limits::PIN_LENGTH;
use crate::features::keypad::KeypadView;
use crate::ui::words::t;

/// One dot a digit; a screen reader hears "2 de 4". Without a keypad (the PIN is being checked) all are full.
///
/// The dots are written out, one by one: a list of them would be drawn anew with every digit.
#[component]
pub fn PinDots(
    /// The keypad; none while the PIN is being checked.
    view: ReadSignal<Option<KeypadView>>,
) -> Element {
    let count = view().map_or(PIN_LENGTH, |keypad| keypad.count);
    let [first, second, third, fourth]: [_; PIN_LENGTH] =
        array::from_fn(|route| if route < count { "full" } else { "empty" });
    rsx! {
        div { class: "pin-dots",
            div { class: "pin-dots__row", aria_hidden: "true",
                span { class: "pin-dots__dot", "data-state": first }
                span { class: "pin-dots__dot", "data-state": second }
                span { class: "pin-dots__dot", "data-state": third }
                span { class: "pin-dots__dot", "data-state": fourth }
            }
            p { class: "pin-dots__count", role: "status", {t!("pin-entered", at: count, of: PIN_LENGTH)} }
        }
    }
}
