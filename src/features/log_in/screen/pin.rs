//! "Ingreso": the PIN on the keypad.

use dioxus::prelude::*;

use crate::app::{Event, Modal};
use crate::domain::limits::PIN_TRIES;
use crate::features::log_in::{Event as LogIn, LoginIdentity, PinProblem, PinView, Remember};
use crate::ui::component::{Alert, Button, CallErrorAlert, KeypadDock, KeypadRule, PinDots, Screen, Switch, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn PinScreen(view: PinView) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::LogIn(action));
    let PinView { identity: LoginIdentity { username, remember }, problem, pending: checking } = view;
    let (wrong, error) = match problem {
        Some(PinProblem::Wrong { attempts_left }) => (Some(t!("pin-wrong", left: attempts_left)), None),
        Some(PinProblem::NotChecked(error)) => (None, Some(error)),
        None => (None, None),
    };
    rsx! {
        Screen {
            title: t!("pin-title"),
            onback: move |()| app.dispatch(Event::Back),
            onkey: move |key| say(LogIn::Key(key)),
            div { class: "entry",
                PinDots { view: app.keypad_view() }
                Alert {
                    id: "pin-problem",
                    text: wrong,
                    work: checking.then(|| t!("pin-checking")),
                    lead: t!("pin-lead"),
                    possible_texts: vec![
                        t!("pin-lead"),
                        t!("pin-wrong", left: PIN_TRIES),
                        t!("pin-wrong", left: 1),
                        t!("pin-checking"),
                    ],
                }
            }
            div { class: "entry__more",
                p { class: "note",
                    bdi { {t!("pin-user", username: username.as_str())} }
                }
                Switch {
                    label: t!("username-remember"),
                    on: remember == Remember::Yes,
                    onswitch: move |on| say(LogIn::Remember(if on { Remember::Yes } else { Remember::No })),
                }
                Button { weight: Weight::Quiet, label: t!("pin-forgot"), onpress: move |()| say(LogIn::ForgotPin) }
                KeypadRule { order: app.key_order() }
            }
            KeypadDock {
                view: app.keypad_view(),
                onkey: move |key| say(LogIn::Key(key)),
                onhelp: move |()| app.dispatch(Event::Open(Modal::Help)),
                covered: error.is_some(),
                if let Some(error) = error {
                    CallErrorAlert { error, onretry: move |()| say(LogIn::Retry) }
                }
            }
        }
    }
}
