//! An error line, read out at once. Without an error it shows the pending work, or the lead. It reserves the room of its longest
//! possible text at any text size, so that the layout never shifts.

use dioxus::prelude::*;

use super::breakable::parts;
use super::{Breakable, Icon, Picture};

#[component]
pub fn Alert(
    /// For `aria-describedby`.
    id: &'static str,
    text: Option<String>,
    #[props(default)] work: Option<String>,
    /// Shown without an error and without pending work.
    #[props(default)]
    lead: Option<String>,
    /// Every error and pending work that may appear here.
    possible_texts: Vec<String>,
) -> Element {
    let state = if text.is_some() { "shown" } else { "empty" };
    let lead_room = lead.clone();
    let lead = lead.filter(|_| text.is_none() && work.is_none());
    rsx! {
        div { class: "alert-area",
            for words in possible_texts {
                // Rendered by the style sheet and invisible: reserves the room.
                span { class: "alert-area__room", aria_hidden: "true", "data-words": parts(&words).join("\u{200b}") }
            }
            if let Some(lead) = lead_room {
                span { class: "alert-area__room alert-area__room--lead", aria_hidden: "true", "data-words": parts(&lead).join("\u{200b}") }
            }
            if let Some(lead) = lead {
                p { class: "alert-area__lead",
                    Breakable { text: lead }
                }
            }
            if let Some(work) = work {
                p { class: "working", role: "status", "{work}" }
            } else {
                div { class: "alert", id, role: "alert", "data-state": state,
                    if let Some(text) = text {
                        Icon { picture: Picture::Warning }
                        p {
                            Breakable { text }
                        }
                    }
                }
            }
        }
    }
}
