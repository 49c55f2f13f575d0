//! The stacked buttons at the end of a screen, the most likely one first.

use dioxus::prelude::*;

#[component]
pub fn Actions(children: Element) -> Element {
    rsx! {
        div { class: "actions", {children} }
    }
}
