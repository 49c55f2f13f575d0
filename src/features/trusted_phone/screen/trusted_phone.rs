//! The page that turns logging in with this phone on and off.

use dioxus::prelude::*;

use super::key_prompt;
use super::problem::{ProblemBanner, again};
use crate::app::{Event, PhoneStatus, PhoneView};
use crate::features::session::Event as Session;
use crate::features::trusted_phone::{AddEvent, PhoneFlowView, PhoneProblem};
use crate::ui::component::{Actions, Button, Medallion, Picture, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn TrustedPhoneModal() -> Element {
    let PhoneView { status, in_session, adding, .. } = use_app().phone();
    rsx! {
        if status == PhoneStatus::On {
            TurnOff {}
        } else {
            p { class: "lead", {t!("phone-lead")} }
            ul { class: "bullets",
                li { {t!("phone-stays")} }
                li { {t!("phone-others")} }
                li { {t!("phone-optional")} }
            }
            if in_session {
                TurnOn { adding }
            } else {
                LogInFirst {}
            }
        }
    }
}

#[component]
fn TurnOn(adding: Option<PhoneFlowView>) -> Element {
    let app = use_app();
    let begun = adding.is_some();
    let (problem, prompting) =
        adding.map_or((None, false), |PhoneFlowView { problem, prompting }| (problem, prompting));
    let label = if problem.is_some() { again(problem.as_ref()) } else { t!("phone-turn-on") };
    let too_many = problem == Some(PhoneProblem::TooManyPhones);
    let busy = begun && problem.is_none();
    rsx! {
        if let Some(problem) = problem {
            ProblemBanner { problem }
        }
        p { role: "status",
            if busy {
                {if prompting { t!("phone-prompting") } else { t!("phone-asking") }}
            }
        }
        Actions {
            if too_many {
                Button {
                    weight: Weight::Primary,
                    label: t!("accesses-title"),
                    onpress: move |()| app.dispatch(Event::Session(Session::OpenAccesses)),
                }
            }
            Button {
                weight: if too_many { Weight::Secondary } else { Weight::Primary },
                label,
                working: t!("common-wait"),
                busy,
                onpress: move |()| {
                    app.dispatch(if begun { Event::AddPhone(AddEvent::Retry) } else { Event::TrustPhone(key_prompt()) });
                },
            }
            Button { label: t!("phone-offer-no"), onpress: move |()| app.dispatch(Event::Close) }
        }
    }
}

/// Only a session can add this phone.
#[component]
fn LogInFirst() -> Element {
    let app = use_app();
    rsx! {
        p { {t!("phone-log-in-first")} }
        Actions {
            Button {
                weight: Weight::Primary,
                label: t!("phone-with-pin"),
                onpress: move |()| app.dispatch(Event::LogInToTrustPhone),
            }
        }
    }
}

#[component]
fn TurnOff() -> Element {
    let app = use_app();
    rsx! {
        Medallion { picture: Picture::Finger, mood: "good" }
        p { class: "lead", role: "status", {t!("phone-on")} }
        p { {t!("phone-on-text")} }
        Actions {
            Button { weight: Weight::Primary, label: t!("phone-done"), onpress: move |()| app.dispatch(Event::Close) }
            Button { label: t!("phone-turn-off"), onpress: move |()| app.dispatch(Event::TurnOffPhone) }
        }
    }
}
