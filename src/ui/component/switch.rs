//! Yes or no: a native checkbox.

use dioxus::prelude::*;

/// A checkbox with its words, both to be tapped.
#[component]
pub fn Switch(
    /// What it says.
    label: String,
    /// Whether it is on.
    on: bool,
    /// It is to be switched.
    onswitch: EventHandler<bool>,
) -> Element {
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
