//! "Ingreso": the username, and "No soy un robot", which ticks itself.

use dioxus::prelude::*;

use crate::app::Action;
use crate::domain::{Draft, UsernameError};
use crate::features::log_in::{Action as LogIn, Remember, UsernameProblem};
use crate::ui::component::{
    Actions, Button, CallErrorAlert, Hint, Keyboard, RobotCheck, Screen, Switch, TextField, Weight,
};
use crate::ui::use_flow::use_flow;
use crate::ui::view::{Call, Check, InitialText};
use crate::ui::words::t;

/// "Digite el usuario", "No soy un robot", "Continuar", "¿Olvidaste tu usuario?".
#[component]
pub fn UsernameScreen(
    /// What is typed.
    typed: InitialText,
    /// "Recordar mi usuario".
    remember: Remember,
    /// "No soy un robot".
    check: Check,
    /// What is wrong.
    problem: Option<UsernameProblem>,
    /// Whether it is on its way.
    call: Call,
) -> Element {
    let flow = use_flow();
    let say = move |action| flow.dispatch(Action::LogIn(action));
    let busy = call == Call::Underway;
    let error = match &problem {
        Some(UsernameProblem::CallError(error)) => Some(error.clone()),
        _ => None,
    };
    rsx! {
        Screen { title: t!("username-title"), onback: move |()| flow.dispatch(Action::Back),
            TextField {
                id: "username",
                label: t!("username-label"),
                help: t!("username-help"),
                keyboard: Keyboard::Username,
                initial: typed.0.as_str(),
                problem: problem.as_ref().and_then(words),
                may_be_wrong: may_be_wrong(),
                locked: busy,
                oninput: move |text: String| say(LogIn::UsernameTyped(Draft::new(&text))),
                onenter: move |()| say(LogIn::Continue),
            }
            RobotCheck { check }
            Switch {
                label: t!("username-remember"),
                on: remember == Remember::Yes,
                onswitch: move |on| say(LogIn::Remember(if on { Remember::Yes } else { Remember::No })),
            }
            Actions {
                Button {
                    weight: Weight::Primary,
                    label: t!("common-continue"),
                    working: t!("username-sending"),
                    busy,
                    onpress: move |()| say(LogIn::Continue),
                }
                Button { weight: Weight::Quiet, label: t!("username-forgot"), onpress: move |()| say(LogIn::ForgotUsername) }
            }
            Hint { question: t!("common-where"),
                p { {t!("username-where")} }
            }
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(LogIn::Continue) }
            }
        }
    }
}

/// What is wrong with the username, in words; trouble has a place of its own.
fn words(problem: &UsernameProblem) -> Option<String> {
    match problem {
        UsernameProblem::Unreadable(why) => Some(unreadable(*why)),
        UsernameProblem::Refused => Some(t!("username-refused")),
        UsernameProblem::TookTooLong => Some(t!("username-took-too-long")),
        UsernameProblem::CallError(_) => None,
    }
}

/// All that can be, so that there is room for it.
fn may_be_wrong() -> Vec<String> {
    let why = all_unreadable().into_iter();
    why.chain([t!("username-refused"), t!("username-took-too-long")]).collect()
}

/// Every reason why a text is no username, in words.
pub(crate) fn all_unreadable() -> Vec<String> {
    [UsernameError::Missing, UsernameError::TooLong, UsernameError::Unwritable].map(unreadable).into()
}

/// Why a text is no username, in words.
pub(crate) fn unreadable(why: UsernameError) -> String {
    match why {
        UsernameError::Missing => t!("username-missing"),
        UsernameError::TooLong => t!("username-too-long"),
        UsernameError::Unwritable => t!("username-unwritable"),
    }
}
