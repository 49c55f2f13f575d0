//! A text field that keeps its own text: typing never waits for the app, so no letter is lost.

use dioxus::prelude::*;

use super::{Alert, Breakable, is_back};

/// The field's keyboard and autofill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    Username,
    Email,
    Phone,
    Digits,
    Text,
}

impl Keyboard {
    /// `inputmode` and `autocomplete` (WCAG 2.2, success criterion 1.3.5).
    const fn attributes(self) -> (&'static str, &'static str) {
        match self {
            Self::Username => ("text", "username"),
            Self::Email => ("email", "email"),
            Self::Phone => ("tel", "tel-national"),
            Self::Digits => ("numeric", "off"),
            Self::Text => ("text", "off"),
        }
    }
}

/// A labelled field with its help and its error. A new error moves the focus to the field.
#[component]
pub fn TextField(
    id: &'static str,
    label: String,
    /// Help, shown above the field.
    #[props(default)]
    help: Option<String>,
    keyboard: Keyboard,
    /// The text when the field appears; later texts are in the field alone.
    initial: String,
    problem: Option<String>,
    /// Every problem that may appear: the field reserves their room.
    possible_problems: Vec<String>,
    #[props(default)] locked: bool,
    oninput: EventHandler<String>,
    onenter: EventHandler<()>,
) -> Element {
    let first = use_hook(|| initial.clone());
    let wrong = problem.is_some();
    let (mode, autocomplete) = keyboard.attributes();
    let help_id = format!("{id}-help");
    let problem_id: &'static str = "field-problem";
    let described = match (&help, wrong) {
        (Some(_), true) => Some(format!("{problem_id} {help_id}")),
        (None, true) => Some(problem_id.to_owned()),
        (Some(_), false) => Some(help_id.clone()),
        (None, false) => None,
    };
    rsx! {
        div { class: "field", "data-state": if wrong { "wrong" } else { "fine" },
            label { class: "field__label", r#for: id, "{label}" }
            if let Some(help) = help {
                p { class: "field__help", id: help_id,
                    Breakable { text: help }
                }
            }
            input {
                class: "field__input",
                id,
                r#type: "text",
                inputmode: mode,
                autocomplete,
                autocapitalize: "none",
                autocorrect: "off",
                spellcheck: "false",
                enterkeyhint: "go",
                initial_value: first,
                readonly: locked,
                // The one field of its screen: it takes the focus when the screen opens, and again when an error appears.
                "data-focus": if wrong { "wrong" } else { "open" },
                aria_invalid: if wrong { "true" } else { "false" },
                aria_describedby: described,
                oninput: move |event| oninput.call(event.value()),
                onkeydown: move |event| {
                    if !is_back(&event.key()) {
                        event.stop_propagation();
                    }
                    if event.key() == Key::Enter {
                        onenter.call(());
                    }
                },
            }
            Alert { id: problem_id, text: problem, possible_texts: possible_problems }
        }
    }
}
