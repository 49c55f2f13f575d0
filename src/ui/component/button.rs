//! A button of at least 48 px. While busy it says so, keeps the focus and ignores presses.

use dioxus::prelude::*;

use super::{Breakable, Icon, Picture};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// In the portal's yellow; one on a screen.
    Primary,
    #[default]
    Secondary,
    /// Text alone.
    Quiet,
}

#[component]
pub fn Button(
    #[props(default)] weight: Weight,
    #[props(default)] picture: Option<Picture>,
    label: String,
    /// What a screen reader says instead of `label`, and begins with it.
    #[props(default)]
    aria_label: Option<String>,
    /// The label while `busy`. Both labels have room.
    #[props(default)]
    working: Option<String>,
    #[props(default)] busy: bool,
    #[props(default)] disabled: bool,
    onpress: EventHandler<()>,
) -> Element {
    let weight = match weight {
        Weight::Primary => "primary",
        Weight::Secondary => "secondary",
        Weight::Quiet => "quiet",
    };
    let (label, other) = match working {
        Some(working) if busy => (working, Some(label)),
        working => (label, working),
    };
    let idle = !busy && !disabled;
    let state = if busy { "busy" } else { "idle" };
    rsx! {
        button {
            class: "button",
            r#type: "button",
            "data-weight": weight,
            "data-state": state,
            // Not `disabled`: that would take the focus away.
            aria_label,
            aria_disabled: if idle { "false" } else { "true" },
            onclick: move |_| {
                if idle {
                    onpress.call(());
                }
            },
            if let Some(picture) = picture {
                Icon { picture }
            }
            // The other label is rendered by the style sheet and invisible: it reserves its room.
            span { class: "button__label", "data-other": other,
                span {
                    Breakable { text: label }
                }
            }
        }
    }
}
