//! Without a keypad, the four digits are entered.

use dioxus::prelude::*;

use crate::app::{Event, Modal};
use crate::features::practice::Event as Practice;
use crate::ui::component::{Banner, Button, KeypadDock, KeypadRule, PinDots, Tone, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn PracticeModal() -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::Practice(action));
    // A memo: a digit renders the keypad, not this page.
    let done = use_memo(move || app.keypad().is_none());
    rsx! {
        div { class: "entry",
            PinDots { view: app.keypad_view() }
            p { {t!("practice-lead")} }
        }
        div { class: "entry__more",
            p { {t!("practice-safe")} }
            KeypadRule { order: app.key_order() }
        }
        KeypadDock {
            view: app.keypad_view(),
            onkey: move |key| say(Practice::Key(key)),
            onhelp: move |()| app.dispatch(Event::Open(Modal::Help)),
            covered: done(),
            if done() {
                Banner { tone: Tone::Note, text: t!("practice-done"),
                    Button { weight: Weight::Primary, label: t!("practice-again"), onpress: move |()| say(Practice::Again) }
                }
            }
        }
    }
}
