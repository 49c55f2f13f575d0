use dioxus::prelude::*;

/// The stacked buttons at the end of a screen, the most likely one first.
#[component]
pub fn Actions(children: Element) -> Element {
    rsx! {
        div { class: "actions", {children} }
    }
}
