//! The place where a screen says what went wrong. It keeps its room, so that nothing jumps when it speaks.

use dioxus::prelude::*;

use super::{Icon, Picture};

/// An error line, read out at once. Without a text it keeps the room and says nothing.
#[component]
pub fn Alert(
    /// The element's id, for `aria-describedby`.
    id: &'static str,
    /// What went wrong and what to do.
    text: Option<String>,
) -> Element {
    let state = if text.is_some() { "shown" } else { "empty" };
    rsx! {
        div { class: "alert", id, role: "alert", "data-state": state,
            if let Some(text) = text {
                Icon { picture: Picture::Warning }
                p { "{text}" }
            }
        }
    }
}
