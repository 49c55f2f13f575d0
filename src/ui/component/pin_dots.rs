//! One dot a digit, full or empty; never the digits. A screen reader reads "2 de 4". Without a keypad (the PIN is being checked)
//! all are full.
//!
//! The page fills the next dot at a tap, before the app handles it, and then corrects the dots from `data-entered` (`keypad.js`). The
//! words change with the app's answer alone.
//!
//! The dots are written one by one: Dioxus would render a whole list again with every digit.

use core::array;

use dioxus::prelude::*;

use crate::domain::limits::PIN_LENGTH;
use crate::features::keypad::KeypadView;
use crate::ui::words::t;

#[component]
pub fn PinDots(
    view: ReadSignal<Option<KeypadView>>,
    /// Shown beside the count.
    #[props(default)]
    children: Element,
) -> Element {
    let count = view().map_or(PIN_LENGTH, |keypad| keypad.count);
    let [first, second, third, fourth]: [_; PIN_LENGTH] =
        array::from_fn(|route| if route < count { "full" } else { "empty" });
    rsx! {
        div { class: "pin-dots",
            div { class: "pin-dots__row", aria_hidden: "true", "data-entered": count,
                span { class: "pin-dots__dot", "data-state": first }
                span { class: "pin-dots__dot", "data-state": second }
                span { class: "pin-dots__dot", "data-state": third }
                span { class: "pin-dots__dot", "data-state": fourth }
            }
            div { class: "pin-dots__line",
                p { class: "pin-dots__count", role: "status", {t!("pin-entered", at: count, of: PIN_LENGTH)} }
                {children}
            }
        }
    }
}
