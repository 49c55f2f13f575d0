//! One of several: native radio buttons, large enough for any hand.

use dioxus::prelude::*;

/// One that can be chosen.
#[derive(Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name among the others; not shown.
    pub value: String,
    /// What it says.
    pub label: String,
}

/// A group of radio buttons.
#[component]
pub fn Choices(
    /// The group's name; also the ids' beginning.
    name: &'static str,
    /// What is asked.
    legend: String,
    /// Whether the legend only is for those who do not see the heading that says the same.
    #[props(default)]
    legend_hidden: bool,
    /// What can be chosen, in order.
    choices: Vec<Choice>,
    /// What is chosen.
    chosen: Option<String>,
    /// The id of the error that belongs to it, where there is one.
    #[props(default)]
    described_by: Option<&'static str>,
    /// Another one was chosen.
    onchoose: EventHandler<String>,
) -> Element {
    rsx! {
        // Not a `fieldset`: WebKit counts its legend twice where the screen's height is reckoned, and the page jumps at a tap.
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
