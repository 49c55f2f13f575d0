//! The button that sends a field. Stays in view above the phone's keyboard.

use dioxus::prelude::*;

use super::{Button, Weight};

#[component]
pub fn SubmitButton(label: String, working: String, busy: bool, onpress: EventHandler<()>) -> Element {
    rsx! {
        div { class: "submit",
            Button { weight: Weight::Primary, label, working, busy, onpress }
        }
    }
}
