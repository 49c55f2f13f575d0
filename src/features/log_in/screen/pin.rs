//! "Ingreso": the PIN on the keypad.

use dioxus::prelude::*;

use crate::app::{Action, Modal};
use crate::domain::Username;
use crate::domain::limits::PIN_TRIES;
use crate::features::log_in::{Action as LogIn, PinProblem, Remember};
use crate::ui::component::{Actions, Alert, Button, CallErrorAlert, KeypadPlace, PinDots, Screen, Switch, Weight};
use crate::ui::use_flow::use_flow;
use crate::ui::view::Call;
use crate::ui::words::t;

/// The keypad, "¿Olvidaste tu contraseña?", "Recordar mi usuario".
#[component]
pub fn PinScreen(
    /// Whose PIN.
    username: Username,
    /// "Recordar mi usuario".
    remember: Remember,
    /// What is wrong.
    problem: Option<PinProblem>,
    /// Whether it is being checked.
    call: Call,
) -> Element {
    let flow = use_flow();
    let say = move |action| flow.dispatch(Action::LogIn(action));
    let wrong = problem.map(|PinProblem::Wrong { attempts_left }| t!("pin-wrong", left: attempts_left));
    let checking = call == Call::Underway;
    let error = match call {
        Call::Failed(error) => Some(error),
        Call::None | Call::Underway => None,
    };
    rsx! {
        Screen {
            title: t!("pin-title"),
            onback: move |()| flow.dispatch(Action::Back),
            onkey: move |key| say(LogIn::Key(key)),
            div { class: "entry",
                div { class: "entry__words",
                    p { class: "lead", {t!("pin-lead")} }
                    p { class: "note",
                        bdi { {t!("pin-user", username: username.as_str())} }
                    }
                    PinDots {}
                    Alert {
                        id: "pin-problem",
                        text: wrong,
                        work: checking.then(|| t!("pin-checking")),
                        may_say: vec![t!("pin-wrong", left: PIN_TRIES), t!("pin-wrong", left: 1), t!("pin-checking")],
                    }
                }
                KeypadPlace {
                    onkey: move |key| say(LogIn::Key(key)),
                    onhelp: move |()| flow.dispatch(Action::Open(Modal::Help)),
                    covered: error.is_some(),
                    if let Some(error) = error {
                        CallErrorAlert { error, onretry: move |()| say(LogIn::Retry) }
                    }
                }
            }
            Actions {
                Switch {
                    label: t!("username-remember"),
                    on: remember == Remember::Yes,
                    onswitch: move |on| say(LogIn::Remember(if on { Remember::Yes } else { Remember::No })),
                }
                Button { weight: Weight::Quiet, label: t!("pin-forgot"), onpress: move |()| say(LogIn::ForgotPin) }
            }
        }
    }
}
