use dioxus::prelude::*;

/// The button that continues from a field. Stays in view above the phone's keyboard.
#[component]
pub fn WayOn(children: Element) -> Element {
    rsx! {
        div { class: "way-on", {children} }
    }
}
