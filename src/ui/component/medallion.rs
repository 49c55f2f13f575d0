//! A large picture above what a screen says.

use dioxus::prelude::*;

use super::{Icon, Picture};

/// A picture in a round field. It says nothing that the words do not.
#[component]
pub fn Medallion(
    /// The picture.
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
