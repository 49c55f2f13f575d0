//! A group of native radio buttons.

use dioxus::prelude::*;

/// One option of [`Choices`].
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// Unique in its group; not shown.
    pub value: String,
    pub label: String,
}

#[component]
pub fn Choices(
    /// The group's name and the prefix of the ids.
    name: &'static str,
    legend: String,
    /// Whether only screen readers read the legend, because the heading shows the same text.
    #[props(default)]
    legend_hidden: bool,
    choices: Vec<Choice>,
    chosen: Option<String>,
    #[props(default)] described_by: Option<&'static str>,
    onchoose: EventHandler<String>,
) -> Element {
    rsx! {
        // Not a `fieldset`: WebKit counts its legend twice in the screen's height, and the page jumps at a tap.
        div {
            class: "choices",
            role: "radiogroup",
            aria_labelledby: "{name}-legend",
            aria_describedby: described_by,
            aria_invalid: if described_by.is_some() { "true" },
            p { id: "{name}-legend", class: if legend_hidden { "visually-hidden" } else { "choices__legend" }, "{legend}" }
            for choice in choices {
                {
                    let value = choice.value.clone();
                    let is_chosen = chosen.as_ref() == Some(&choice.value);
                    rsx! {
                        label {
                            key: "{choice.value}",
                            class: "choice",
                            "data-state": if is_chosen { "chosen" } else { "open" },
                            input {
                                r#type: "radio",
                                name,
                                initial_checked: is_chosen,
                                onchange: move |_| onchoose.call(value.clone()),
                            }
                            span { class: "choice__mark", aria_hidden: "true" }
                            span { class: "choice__label", "{choice.label}" }
                        }
                    }
                }
            }
        }
    }
}
