//! "¿Dónde encuentro esto?": help that waits until it is asked for.

use dioxus::prelude::*;

use super::{Icon, Picture};

/// A native `details`, closed at first.
#[component]
pub fn Hint(
    /// The question that opens it.
    question: String,
    /// The answer.
    children: Element,
) -> Element {
    rsx! {
        details { class: "hint",
            summary { class: "hint__question",
                Icon { picture: Picture::Question }
                span { "{question}" }
            }
            div { class: "hint__answer", {children} }
        }
    }
}
