//! "Paso 2 de 4", as text and as a bar.

use dioxus::prelude::*;

use crate::ui::words::t;

#[component]
pub fn Progress(
    /// From 1.
    at: usize,
    of: usize,
) -> Element {
    rsx! {
        div { class: "progress",
            p { class: "progress__words", {t!("common-step", at: at, of: of)} }
            div { class: "progress__bar", aria_hidden: "true",
                for step in 1..=of {
                    span { key: "{step}", "data-state": if step <= at { "done" } else { "open" } }
                }
            }
        }
    }
}
