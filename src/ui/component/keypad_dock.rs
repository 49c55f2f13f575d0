//! The keypad at the end of its screen, like the phone's own keyboard. Its children cover it whole while it takes no digits, and
//! the room stays the same.

use dioxus::prelude::*;

use super::Keypad;
use crate::features::keypad::{Key as Pressed, KeypadView};

#[component]
pub fn KeypadDock(
    /// `None` while no digit is asked for.
    view: ReadSignal<Option<KeypadView>>,
    onkey: EventHandler<Pressed>,
    onhelp: EventHandler<()>,
    #[props(default)] resting: bool,
    /// Whether the children cover the keypad.
    covered: bool,
    children: Element,
) -> Element {
    rsx! {
        div {
            class: "keypad-dock",
            // What covered the keypad returns the focus here (`page.js`): the keypad is in view and not the screen's head.
            tabindex: "-1",
            "data-state": if covered { "covered" } else { "free" },
            div { class: "keypad-dock__keys", inert: covered.then_some("true"),
                Keypad { view, resting, onkey, onhelp }
            }
            {children}
        }
    }
}
