//! "Recuperación de Usuario": the e-mail and the slider.

use dioxus::prelude::*;

use crate::app::Event;
use crate::domain::{Draft, Email, EmailError};
use crate::features::recover_username::{EmailProblem, EmailView, Event as RecoverUsername};
use crate::ui::component::{
    Actions, Alert, Button, CallErrorAlert, Hint, Keyboard, Screen, SlideToVerify, SubmitButton, TextField,
};
use crate::ui::use_app::{use_app, use_initial_text};
use crate::ui::words::{longest_sign, sign, t};

#[component]
pub fn EmailScreen(view: EmailView) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::RecoverUsername(action));
    // The field keeps its own text: another text needs a new field.
    let mut used = use_signal(|| None::<String>);
    let initial = use_initial_text();
    let EmailView { slide, problem, pending: busy } = view;
    let suggestion = match &problem {
        Some(EmailProblem::Slip(meant)) => Some(meant.clone()),
        _ => None,
    };
    let not_slid = problem == Some(EmailProblem::NotSlid);
    let (wrong, error) = match problem {
        Some(EmailProblem::NotSent(error)) => (None, Some(error)),
        Some(EmailProblem::Unreadable(why)) => (Some(unreadable(why)), None),
        Some(EmailProblem::Slip(meant)) => (Some(slip(&meant, t!("common-recover"))), None),
        Some(EmailProblem::Refused) => (Some(t!("email-refused")), None),
        Some(EmailProblem::RecoveryOver) => (Some(t!("email-recovery-over")), None),
        Some(EmailProblem::NotSlid) | None => (None, None),
    };
    let mut possible_problems = [all_unreadable(), vec![t!("email-refused"), t!("email-recovery-over")]].concat();
    // The length of a suggestion is not known before.
    possible_problems.extend(wrong.clone());
    rsx! {
        Screen { title: t!("email-title"), field_first: true, onback: move |()| app.dispatch(Event::Back),
            for initial in [used().unwrap_or(initial)] {
                TextField {
                    key: "{initial}",
                    id: "email",
                    label: t!("email-label"),
                    help: "{t!(\"email-help\")} {t!(\"email-example\")}",
                    keyboard: Keyboard::Email,
                    initial,
                    problem: wrong.clone(),
                    possible_problems: possible_problems.clone(),
                    locked: busy,
                    oninput: move |text: String| say(RecoverUsername::EmailTyped(Draft::new(&text))),
                    onenter: move |()| say(RecoverUsername::Recover),
                }
            }
            SlideToVerify {
                slide,
                described_by: not_slid.then_some("slide-problem"),
                onslide: move |slide| say(RecoverUsername::Slid(slide)),
            }
            Alert {
                id: "slide-problem",
                text: not_slid.then(|| t!("email-not-slid")),
                possible_texts: vec![t!("email-not-slid")],
            }
            SubmitButton {
                label: t!("common-recover"),
                working: t!("email-sending"),
                busy,
                onpress: move |()| say(RecoverUsername::Recover),
            }
            Actions {
                if let Some(meant) = suggestion {
                    Button {
                        label: t!("field-use", text: meant.shortened()),
                        onpress: move |()| {
                            say(RecoverUsername::EmailTyped(Draft::new(meant.as_str())));
                            used.set(Some(meant.as_str().to_owned()));
                            say(RecoverUsername::Recover);
                        },
                    }
                }
            }
            Hint { question: t!("common-where"),
                p { {t!("email-where")} }
            }
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(RecoverUsername::Recover) }
            }
        }
    }
}

/// Every text of [`unreadable`].
pub(crate) fn all_unreadable() -> Vec<String> {
    [EmailError::Missing, EmailError::TooLong, EmailError::Sign(longest_sign()), EmailError::Malformed]
        .map(unreadable)
        .into()
}

/// Asks about a likely slip. `button` sends the text as it is.
pub(crate) fn slip(meant: &Email, button: String) -> String {
    t!("email-slip", email: meant.shortened(), button: button)
}

/// Returns why a text is no e-mail address.
pub(crate) fn unreadable(why: EmailError) -> String {
    match why {
        EmailError::Missing => t!("email-missing"),
        EmailError::TooLong => t!("email-too-long"),
        EmailError::Sign(found) => t!("email-sign", sign: sign(found), place: found.place()),
        EmailError::Malformed => t!("email-malformed"),
    }
}
