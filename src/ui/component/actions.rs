//! The row of buttons at the end of a screen.

use dioxus::prelude::*;

/// The buttons that move the member on, stacked, the most likely one first.
#[component]
pub fn Actions(
    /// The buttons.
    children: Element,
) -> Element {
    rsx! {
        div { class: "actions", {children} }
    }
}
