//! The keypad docked at the end of its screen, like the phone's own keyboard, and what stands there instead while no digit is
//! asked for.

use dioxus::prelude::*;

use super::{FocusTarget, Keypad};
use crate::features::keypad::{Key as Pressed, KeypadView};

/// Tells the style sheet whether there is room for the docked keypad (`keypad_dock.js`).
const SCRIPT: &str = include_str!("keypad_dock.js");

/// What stands instead never lies on the keypad: it takes its place whole, where the member's eyes are, and leaves the room as it
/// was.
#[component]
pub fn KeypadDock(
    /// The keypad; none while no digit is asked for.
    view: ReadSignal<Option<KeypadView>>,
    /// A key acted.
    onkey: EventHandler<Pressed>,
    /// "Ayuda".
    onhelp: EventHandler<()>,
    /// Whether nothing acts for now.
    #[props(default)]
    resting: bool,
    /// Whether something stands there instead.
    covered: bool,
    /// What.
    children: Element,
) -> Element {
    // Whatever stood here gives the focus back here: the keypad comes again in sight and not the screen's head.
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
