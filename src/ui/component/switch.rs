//! A native checkbox with its label; both can be tapped.

use dioxus::prelude::*;

#[component]
pub fn Switch(label: String, on: bool, onswitch: EventHandler<bool>) -> Element {
    let first = use_hook(|| on);
    rsx! {
        label { class: "choice", "data-state": if on { "chosen" } else { "open" },
            input {
                r#type: "checkbox",
                initial_checked: first,
                onchange: move |event| onswitch.call(event.checked()),
            }
            span { class: "choice__mark", "data-kind": "tick", aria_hidden: "true" }
            span { class: "choice__label", "{label}" }
        }
    }
}
