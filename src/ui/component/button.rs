//! A button.

use dioxus::prelude::*;

/// How much a button weighs on its screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one way on: the portal's yellow.
    Primary,
    /// Another way.
    #[default]
    Secondary,
    /// A way in words alone.
    Quiet,
}

/// A button of 48 px or more. While it is busy it says so, keeps the focus and does nothing.
#[component]
pub fn Button(
    /// How much it weighs.
    #[props(default)]
    weight: Weight,
    /// What it says.
    label: String,
    /// What it says while what it began is under way. There is room for both.
    #[props(default)]
    working: Option<String>,
    /// Whether what it began is under way.
    #[props(default)]
    busy: bool,
    /// Whether it cannot be used for now; its words say why.
    #[props(default)]
    disabled: bool,
    /// What a press does.
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
            // Drawn by the style and never seen: no words of the page.
            "data-other": other,
            // Not `disabled`: that would throw the focus away under the member's hand.
            aria_disabled: if idle { "false" } else { "true" },
            onclick: move |_| {
                if idle {
                    onpress.call(());
                }
            },
            span { "{label}" }
        }
    }
}
