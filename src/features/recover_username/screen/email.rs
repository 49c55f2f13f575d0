//! "Recuperación de Usuario": the e-mail and the slider.

use dioxus::prelude::*;

use crate::app::Event;
use crate::domain::{Draft, EmailError};
use crate::features::recover_username::{EmailProblem, EmailView, Event as RecoverUsername};
use crate::ui::component::{Alert, CallErrorAlert, Hint, Keyboard, Screen, SlideToVerify, SubmitButton, TextField};
use crate::ui::use_app::{use_app, use_initial_text};
use crate::ui::words::{longest_sign, sign, t};

#[component]
pub fn EmailScreen(view: EmailView) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::RecoverUsername(action));
    let initial = use_initial_text();
    let EmailView { slide, problem, pending: busy } = view;
    let not_slid = problem == Some(EmailProblem::NotSlid);
    let (wrong, error) = match problem {
        Some(EmailProblem::NotSent(error)) => (None, Some(error)),
        Some(EmailProblem::Unreadable(why)) => (Some(unreadable(why)), None),
        Some(EmailProblem::Refused) => (Some(t!("email-refused")), None),
        Some(EmailProblem::RecoveryOver) => (Some(t!("email-recovery-over")), None),
        Some(EmailProblem::NotSlid) | None => (None, None),
    };
    rsx! {
        Screen { title: t!("email-title"), field_first: true, onback: move |()| app.dispatch(Event::Back),
            TextField {
                id: "email",
                label: t!("email-label"),
                help: "{t!(\"email-help\")} {t!(\"email-example\")}",
                keyboard: Keyboard::Email,
                initial,
                problem: wrong,
                possible_problems: [all_unreadable(), vec![t!("email-refused"), t!("email-recovery-over")]].concat(),
                locked: busy,
                oninput: move |text: String| say(RecoverUsername::EmailTyped(Draft::new(&text))),
                onenter: move |()| say(RecoverUsername::Recover),
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

/// Returns why a text is no e-mail address.
pub(crate) fn unreadable(why: EmailError) -> String {
    match why {
        EmailError::Missing => t!("email-missing"),
        EmailError::TooLong => t!("email-too-long"),
        EmailError::Sign(found) => t!("email-sign", sign: sign(found), place: found.place()),
        EmailError::Malformed => t!("email-malformed"),
    }
}
