//! A notice, read out politely.

use dioxus::prelude::*;

use super::{Breakable, Icon, Picture};

/// The icon of a banner. The text says the same: color alone informs no one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Note,
    Warning,
}

#[component]
pub fn Banner(
    tone: Tone,
    #[props(default)] title: Option<String>,
    text: String,
    /// Whether it is the last element of its screen: it then stays in view and shifts nothing.
    #[props(default)]
    over: bool,
    #[props(default)] children: Element,
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
                p {
                    Breakable { text }
                }
                {children}
            }
        }
    }
}
