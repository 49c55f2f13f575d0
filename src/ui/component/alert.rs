//! The place where a screen says what went wrong, or what is under way. It keeps its room, so that nothing jumps when it speaks.

use dioxus::prelude::*;

use super::{Breakable, Icon, Picture};

/// An error line, read out at once. Without a text it shows the lead, where there is one. Its room is that of the longest of what it may say, at any
/// size of text.
#[component]
pub fn Alert(
    /// The error's id, for `aria-describedby`.
    id: &'static str,
    /// What went wrong and what to do.
    text: Option<String>,
    /// What is under way instead.
    #[props(default)]
    work: Option<String>,
    /// What stands there otherwise.
    #[props(default)]
    lead: Option<String>,
    /// Everything that it may say here.
    may_say: Vec<String>,
) -> Element {
    let state = if text.is_some() { "shown" } else { "empty" };
    let lead = lead.filter(|_| text.is_none() && work.is_none());
    rsx! {
        div { class: "said",
            for words in may_say {
                // Drawn by the style and never seen: no words of the page.
                span { class: "said__room", aria_hidden: "true", "data-words": words.replace('@', "@\u{200b}") }
            }
            if let Some(lead) = lead {
                p { class: "said__lead", "{lead}" }
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
