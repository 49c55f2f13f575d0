//! A notice above what the screen is about.

use dioxus::prelude::*;

use super::{Icon, Picture};

/// What a banner is for; its icon and words say it too, never the colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Note,
    /// Needs a look.
    Warning,
}

/// A notice that is read out politely.
#[component]
pub fn Banner(
    /// What it is for.
    tone: Tone,
    /// A short line above the text, where there is one.
    #[props(default)]
    title: Option<String>,
    /// What it says.
    text: String,
    /// Whether it comes last on its screen, by itself: it then stays in sight and moves nothing.
    #[props(default)]
    over: bool,
    /// Buttons below.
    #[props(default)]
    children: Element,
) -> Element {
    let (state, picture) = match tone {
        Tone::Note => ("note", Picture::Info),
        Tone::Warning => ("warning", Picture::Warning),
    };
    rsx! {
        div { class: if over { "banner over" } else { "banner" }, role: "status", "data-state": state,
            Icon { picture }
            div { class: "banner__body",
                if let Some(title) = title {
                    p { class: "banner__title", "{title}" }
                }
                p { "{text}" }
                {children}
            }
        }
    }
}
