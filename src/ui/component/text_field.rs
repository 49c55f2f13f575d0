//! A field that keeps its own text: nothing that is typed waits for the app, hence no letter is lost.

use dioxus::prelude::*;

use super::{Alert, Breakable, is_back};

/// Which keyboard the phone shows, and what it may fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// A username.
    Username,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// Digits.
    Digits,
    /// Letters and digits.
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

/// A labelled field with its help and its error. Where an error appears it takes the focus back.
#[component]
pub fn TextField(
    /// The field's id.
    id: &'static str,
    /// What is asked.
    label: String,
    /// What helps to answer, above the field.
    #[props(default)]
    help: Option<String>,
    /// Which keyboard.
    keyboard: Keyboard,
    /// The text when the field appears; later ones are the field's own.
    initial: String,
    /// What is wrong with the answer.
    problem: Option<String>,
    /// Everything that may be.
    may_be_wrong: Vec<String>,
    /// Whether its text may not change for now.
    #[props(default)]
    locked: bool,
    /// Another text.
    oninput: EventHandler<String>,
    /// Enter.
    onenter: EventHandler<()>,
) -> Element {
    let first = use_hook(|| initial.clone());
    let mut field = use_signal(|| None::<std::rc::Rc<MountedData>>);
    let wrong = problem.is_some();
    let mut was_wrong = use_signal(|| false);
    use_effect(use_reactive!(|wrong| {
        let appeared = wrong && !*was_wrong.peek();
        was_wrong.set(wrong);
        if let (true, Some(field)) = (appeared, field.peek().clone()) {
            spawn(async move {
                let _ = field.set_focus(true).await;
            });
        }
    }));
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
                aria_invalid: if wrong { "true" } else { "false" },
                aria_describedby: described,
                onmounted: move |event| async move {
                    field.set(Some(event.data()));
                    // The one field of its screen: it takes the focus when the screen opens.
                    let _ = event.set_focus(true).await;
                },
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
            Alert { id: problem_id, text: problem, may_say: may_be_wrong }
        }
    }
}
