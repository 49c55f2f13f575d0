//! "¿Dónde encuentro esto?": a native `details`, closed at first.

use dioxus::prelude::*;

use super::{Icon, Picture};

#[component]
pub fn Hint(question: String, children: Element) -> Element {
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
