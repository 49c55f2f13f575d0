//! The session: who, the last access, the time left, and the ways out.

use dioxus::prelude::*;

use super::{SessionNotice, WebPortal};
use crate::api::Offer;
use crate::app::{Event, Modal};
use crate::domain::LastAccess;
use crate::features::session::{Ends, Event as Session, OpenSession, SessionProblem};
use crate::features::trusted_phone::screen::PhoneOfferCard;
use crate::ui::component::{Actions, Button, Countdown, Icon, Picture, Screen, Weight};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::{date, t};

/// Name, last access, "¿No fue usted?", the time left, the web portal, "Mis celulares y accesos", "Cerrar
/// sesión".
#[component]
pub fn SessionScreen(
    open: OpenSession,
    problem: Option<SessionProblem>,
    /// The session is being extended.
    refreshing: bool,
    handing_over: bool,
) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::Session(action));
    let OpenSession { member, ends } = open;
    let lists_accesses = app.portal().offers(&Offer::TrustedPhone);
    rsx! {
        Screen { title: t!("session-title", name: member.display_name),
            TimeLeft { ends }
            section { class: "card", aria_labelledby: "last-access",
                h2 { class: "card__title", id: "last-access", {t!("session-last")} }
                p { {last_access(member.last_access)} }
                Button {
                    weight: Weight::Quiet,
                    label: t!("session-not-me"),
                    onpress: move |()| app.dispatch(Event::Open(Modal::NotMe)),
                }
            }
            if app.phone().offered {
                PhoneOfferCard {}
            }
            Actions {
                WebPortal { handing_over, problem: problem.clone() }
                if lists_accesses {
                    Button { label: t!("accesses-title"), onpress: move |()| say(Session::OpenAccesses) }
                }
                Button { label: t!("session-log-out"), onpress: move |()| say(Session::LogOut) }
            }
            nav { class: "tabs", aria_label: t!("home-more"),
                for (label, picture, modal) in [
                    (t!("home-help"), Picture::Question, Modal::Help),
                    (t!("home-settings"), Picture::Sliders, Modal::Settings),
                    (t!("home-about"), Picture::Info, Modal::About),
                ] {
                    button { class: "tab", r#type: "button", onclick: move |_| app.dispatch(Event::Open(modal)),
                        Icon { picture }
                        span { "{label}" }
                    }
                }
            }
            SessionNotice { ends, problem, refreshing }
        }
    }
}

#[component]
fn TimeLeft(ends: Ends) -> Element {
    let now = use_now();
    let until = ends.first(now);
    rsx! {
        p { class: "time-left", "data-state": if ends.warns(now) { "soon" } else { "fine" },
            Icon { picture: Picture::Clock }
            Countdown { until, now, say: move |left: String| t!("session-left", left: left) }
        }
    }
}

fn last_access(access: Option<LastAccess>) -> String {
    match access {
        None => t!("session-first"),
        Some(LastAccess { at: Some(at), device }) => t!("session-last-from", when: date(at), device: device),
        Some(LastAccess { at: None, device }) => t!("session-last-device", device: device),
    }
}
