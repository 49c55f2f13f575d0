//! "Ingreso": the username, and "No soy un robot".

use dioxus::prelude::*;

use crate::app::Event;
use crate::domain::{Draft, UsernameError};
use crate::features::log_in::{Event as LogIn, Remember, UsernameProblem, UsernameView};
use crate::ui::component::{
    Actions, Button, CallErrorAlert, Hint, Keyboard, RobotCheck, Screen, SubmitButton, Switch, TextField, Weight,
};
use crate::ui::use_app::{use_app, use_initial_text};
use crate::ui::words::{longest_sign, sign, t};

#[component]
pub fn UsernameScreen(view: UsernameView) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::LogIn(action));
    // The field keeps its own text: another initial text needs a new field.
    let mut used = use_signal(|| None::<String>);
    let initial = use_initial_text();
    let UsernameView { remember, readiness, problem, pending: busy } = view;
    let error = match &problem {
        Some(UsernameProblem::NotSent(error)) => Some(error.clone()),
        _ => None,
    };
    let meant = match &problem {
        Some(UsernameProblem::PerhapsMeant(meant)) => Some(meant.as_str().to_owned()),
        _ => None,
    };
    rsx! {
        Screen { title: t!("username-title"), field_first: true, onback: move |()| app.dispatch(Event::Back),
            for initial in [used().unwrap_or(initial)] {
                TextField {
                    key: "{initial}",
                    id: "username",
                    label: t!("username-label"),
                    help: t!("username-help"),
                    keyboard: Keyboard::Username,
                    initial,
                    problem: problem.as_ref().and_then(words),
                    possible_problems: possible_problems(),
                    locked: busy,
                    oninput: move |text: String| say(LogIn::UsernameTyped(Draft::new(&text))),
                    onenter: move |()| say(LogIn::Continue),
                }
            }
            RobotCheck { readiness }
            Switch {
                label: t!("username-remember"),
                on: remember == Remember::Yes,
                onswitch: move |on| say(LogIn::Remember(if on { Remember::Yes } else { Remember::No })),
            }
            SubmitButton {
                label: t!("common-continue"),
                working: t!("username-sending"),
                busy,
                onpress: move |()| say(LogIn::Continue),
            }
            Actions {
                if let Some(meant) = meant {
                    Button {
                        label: t!("field-use", text: meant.clone()),
                        onpress: move |()| {
                            say(LogIn::UsernameTyped(Draft::new(&meant)));
                            used.set(Some(meant.clone()));
                            say(LogIn::Continue);
                        },
                    }
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

/// Returns the text of a problem. A call error has an alert of its own.
fn words(problem: &UsernameProblem) -> Option<String> {
    match problem {
        UsernameProblem::Unreadable(why) => Some(unreadable(*why)),
        UsernameProblem::PerhapsMeant(meant) => Some(t!("username-perhaps", meant: meant.as_str())),
        UsernameProblem::Refused => Some(t!("username-refused")),
        UsernameProblem::TookTooLong => Some(t!("username-took-too-long")),
        UsernameProblem::NotSent(_) => None,
    }
}

/// Every problem that the field can show: it reserves their room.
fn possible_problems() -> Vec<String> {
    let why = all_unreadable().into_iter();
    why.chain([t!("username-refused"), t!("username-took-too-long")]).collect()
}

/// Every text of [`unreadable`].
pub(crate) fn all_unreadable() -> Vec<String> {
    [UsernameError::Missing, UsernameError::TooLong, UsernameError::Sign(longest_sign())].map(unreadable).into()
}

/// Returns why a text is no username.
pub(crate) fn unreadable(why: UsernameError) -> String {
    match why {
        UsernameError::Missing => t!("username-missing"),
        UsernameError::TooLong => t!("username-too-long"),
        UsernameError::Sign(found) => t!("username-sign", sign: sign(found), place: found.place()),
    }
}
