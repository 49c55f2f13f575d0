//! A large decorative picture in a round field.

use dioxus::prelude::*;

use super::{Icon, Picture};

#[component]
pub fn Medallion(
    picture: Picture,
    /// `good`, `calm` or `stern`.
    mood: &'static str,
) -> Element {
    rsx! {
        div { class: "medallion", aria_hidden: "true", "data-mood": mood,
            Icon { picture }
        }
    }
}
