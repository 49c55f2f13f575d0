//! Text that may break after each "@". The break is an element: a copied address holds no invisible character.

use dioxus::prelude::*;

#[component]
pub fn Breakable(text: String) -> Element {
    rsx! {
        for (index, part) in text.split_inclusive('@').enumerate() {
            if index > 0 {
                wbr {}
            }
            "{part}"
        }
    }
}
