//! The button that leads on from a field.

use dioxus::prelude::*;

/// Stays in sight above the phone's keyboard.
#[component]
pub fn WayOn(
    /// The button.
    children: Element,
) -> Element {
    rsx! {
        div { class: "way-on", {children} }
    }
}
