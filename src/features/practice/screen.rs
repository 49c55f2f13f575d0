//! Practice on the keypad: nothing is sent, nothing is kept.

use dioxus::prelude::*;

use crate::app::{Action, Modal};
use crate::features::practice::Action as Practice;
use crate::ui::component::{Actions, Banner, Button, KeypadPlace, PinDots, Tone, Weight};
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// The page. Where no keypad is in force the four digits are done.
#[component]
pub fn PracticeModal() -> Element {
    let flow = use_flow();
    let say = move |action| flow.dispatch(Action::Practice(action));
    // A digit draws the keypad again, and not this page.
    let done = use_memo(move || flow.keypad().is_none());
    rsx! {
        div { class: "entry",
            div { class: "entry__words",
                p { class: "lead", {t!("practice-lead")} }
                p { {t!("practice-safe")} }
                PinDots {}
            }
            KeypadPlace {
                onkey: move |key| say(Practice::Key(key)),
                onhelp: move |()| flow.dispatch(Action::Open(Modal::Help)),
                covered: done(),
                if done() {
                    Banner { tone: Tone::Note, text: t!("practice-done"),
                        Button { weight: Weight::Primary, label: t!("practice-again"), onpress: move |()| say(Practice::Again) }
                    }
                }
            }
        }
        Actions {
            Button { label: t!("common-close"), onpress: move |()| flow.dispatch(Action::Close) }
        }
    }
}
