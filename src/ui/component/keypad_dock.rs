use dioxus::prelude::*;

use super::{FocusTarget, Keypad};
use crate::features::keypad::{Key as Pressed, KeypadView};

/// Tells the style sheet whether there is room for the docked keypad (`keypad_dock.js`).
const SCRIPT: &str = include_str!("keypad_dock.js");

/// The keypad at the end of its screen, like the phone's own keyboard. Its children cover it whole while it takes no digits, and
/// the room stays the same.
#[component]
pub fn KeypadDock(
    /// `None` while no digit is asked for.
    view: ReadSignal<Option<KeypadView>>,
    onkey: EventHandler<Pressed>,
    onhelp: EventHandler<()>,
    /// Whether keys are ignored for now.
    #[props(default)]
    resting: bool,
    /// Whether the children cover the keypad.
    covered: bool,
    children: Element,
) -> Element {
    // What covered the keypad returns the focus here: the keypad comes into view again, not the header.
    let FocusTarget(mut home) = use_context_provider(|| FocusTarget(Signal::new(None)));
    use_effect(|| {
        document::eval(SCRIPT);
    });
    rsx! {
        div {
            class: "keypad-dock",
            tabindex: "-1",
            "data-state": if covered { "covered" } else { "free" },
            onmounted: move |dock| home.set(Some(dock.data())),
            div { class: "keypad-dock__keys", inert: covered.then_some("true"),
                Keypad { view, resting, onkey, onhelp }
            }
            {children}
        }
    }
}
