//! The session: who, the last access, the time left, and the ways out.

use dioxus::prelude::*;

use crate::app::{Event, Modal};
use crate::domain::{LastAccess, Link};
use crate::features::session::{Ends, Event as Session, OpenSession};
use crate::flow::CallError;
use crate::ui::component::{
    Actions, Banner, Button, CallErrorAlert, Countdown, Icon, OutsideLink, Picture, Screen, Tone, Weight,
};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::{date, t};

/// Name, last access, "¿No fue usted?", the time left, the web portal, "Cerrar sesión".
#[component]
pub fn SessionScreen(
    open: OpenSession,
    /// Why "Seguir conectado" failed.
    error: Option<CallError>,
    pending: bool,
) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::Session(action));
    let OpenSession { member, ends } = open;
    let web = app.portal().known().map(|known| Link::Web { address: known.support.web.clone() });
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
            Actions {
                if let Some(link) = web {
                    OutsideLink { link, label: t!("session-web"), picture: Picture::Web, weight: "primary" }
                    p { class: "note note--centre", {t!("session-web-note")} }
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
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(Session::StayConnected) }
            } else {
                Warning { ends, busy: pending, onstay: move |()| say(Session::StayConnected) }
            }
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

/// Before the end it warns and offers to stay (WCAG 2.2, success criterion 2.2.1).
#[component]
fn Warning(ends: Ends, busy: bool, onstay: EventHandler<()>) -> Element {
    let now = use_now();
    let can_be_kept = ends.can_be_extended(now);
    rsx! {
        if ends.warns(now) || busy {
            Banner {
                tone: Tone::Warning,
                over: true,
                text: if can_be_kept || busy { t!("session-warning") } else { t!("session-warning-end") },
                if can_be_kept || busy {
                    Button {
                        weight: Weight::Primary,
                        label: t!("session-stay"),
                        working: t!("session-staying"),
                        busy,
                        onpress: move |()| onstay.call(()),
                    }
                }
            }
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
