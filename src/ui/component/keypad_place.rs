//! The keypad's place: the keypad with its rule, and what stands there instead while no digit is asked for.

use dioxus::prelude::*;

use super::{FocusTarget, Keypad, KeypadRule};
use crate::features::keypad::Key as Pressed;

/// What stands instead never lies on the keypad: it takes its place whole, where the member's eyes are, and leaves the room as it
/// was.
#[component]
pub fn KeypadPlace(
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
    rsx! {
        div { class: "keypad-place", tabindex: "-1", onmounted: move |route| home.set(Some(route.data())),
            div { class: "keypad-place__keys", inert: covered.then_some("true"),
                Keypad { resting, onkey, onhelp }
                KeypadRule {}
            }
            {children}
        }
    }
}
