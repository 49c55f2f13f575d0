//! Logging in with this phone: without a keypad, and with the PIN beside it.

use dioxus::prelude::*;

use super::problem::{ProblemBanner, again};
use crate::app::Event;
use crate::domain::KeyPrompt;
use crate::features::trusted_phone::{LogInEvent, PhoneFlowView};
use crate::ui::component::{Actions, Button, Medallion, Picture, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// Returns the words of the phone's own prompt.
#[must_use]
pub fn key_prompt() -> KeyPrompt {
    KeyPrompt { title: t!("phone-prompt"), cancel: t!("phone-prompt-cancel") }
}

#[component]
pub fn PhoneLogInScreen(view: PhoneFlowView) -> Element {
    let app = use_app();
    let say = move |event| app.dispatch(Event::PhoneLogIn(event));
    let PhoneFlowView { problem, prompting } = view;
    let busy = problem.is_none();
    let label = again(problem.as_ref());
    rsx! {
        Screen { title: t!("phone-log-in-title"), onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Finger, mood: "calm" }
            if let Some(problem) = problem {
                ProblemBanner { problem }
            } else {
                p { class: "lead", role: "status", {if prompting { t!("phone-prompting") } else { t!("phone-asking") }} }
            }
            Actions {
                Button {
                    weight: Weight::Primary,
                    label,
                    working: t!("common-wait"),
                    busy,
                    onpress: move |()| say(LogInEvent::Retry),
                }
                Button { label: t!("phone-use-pin"), onpress: move |()| say(LogInEvent::UsePin) }
            }
        }
    }
}
