//! "Inicio": the two ways in that the web portal has, and what was forgotten.

use dioxus::prelude::*;

use crate::app::{Destination, Event, Modal, Notice, PortalView};
use crate::domain::{Link, Username};
use crate::ui::component::{
    Actions, Banner, Button, CallErrorAlert, Icon, Illustration, OutsideLink, Picture, Screen, Tone, Weight,
};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// Where the cooperative is found when the portal cannot be asked (manual: "la página de la Cooperativa").
const COOPERATIVE: &str = "https://www.cooprofesoresun.coop";

/// "INGRESO Multiportal", "REGISTRO Multiportal", and a remembered username that greets by itself.
#[component]
pub fn HomeScreen(
    /// What to say once.
    notice: Option<Notice>,
    /// The username that the phone remembers.
    remembered: Option<Username>,
) -> Element {
    let app = use_app();
    let portal = app.portal();
    let register = portal.known().map_or_else(|| COOPERATIVE.to_owned(), |known| known.registration_url.clone());
    let title = match &remembered {
        Some(username) => t!("home-greeting", username: username.as_str()),
        None => t!("home-title"),
    };
    let enter = move |destination| move |()| app.dispatch(Event::Enter(destination));
    let open = move |modal| move |()| app.dispatch(Event::Open(modal));
    rsx! {
        Screen { title,
            Illustration {}
            p { class: "lead", {t!("home-lead")} }
            if let Some((tone, text)) = notice.map(notice_words) {
                Banner { tone, text }
            }
            Actions {
                Button { weight: Weight::Primary, label: t!("home-log-in"), onpress: enter(Destination::LogIn) }
                OutsideLink { link: Link::Web { address: register }, label: t!("home-register"), picture: Picture::Web }
                p { class: "note note--centre", {t!("home-register-note")} }
            }
            section { class: "group", aria_labelledby: "home-forgot",
                h2 { class: "group__title", id: "home-forgot", {t!("home-forgot")} }
                Button { weight: Weight::Quiet, label: t!("home-forgot-username"), onpress: enter(Destination::RecoverUsername) }
                Button { weight: Weight::Quiet, label: t!("home-forgot-pin"), onpress: enter(Destination::RecoverPin) }
                Button { weight: Weight::Quiet, label: t!("home-freeze"), onpress: enter(Destination::Freeze) }
                if remembered.is_some() {
                    Button { weight: Weight::Quiet, label: t!("home-not-me"), onpress: move |()| app.dispatch(Event::ForgetUsername) }
                }
            }
            nav { class: "tabs", aria_label: t!("home-more"),
                Tab { label: t!("home-help"), picture: Picture::Question, onpress: open(Modal::Help) }
                Tab { label: t!("home-settings"), picture: Picture::Sliders, onpress: open(Modal::Settings) }
                Tab { label: t!("home-about"), picture: Picture::Info, onpress: open(Modal::About) }
            }
            if let PortalView::Unknown(error) = portal {
                CallErrorAlert { error, unasked: true, onretry: move |()| app.dispatch(Event::FetchPortal) }
            }
        }
    }
}

#[component]
fn Tab(label: String, picture: Picture, onpress: EventHandler<()>) -> Element {
    rsx! {
        button { class: "tab", r#type: "button", onclick: move |_| onpress.call(()),
            Icon { picture }
            span { "{label}" }
        }
    }
}

fn notice_words(notice: Notice) -> (Tone, String) {
    match notice {
        Notice::LoggedOut => (Tone::Note, t!("home-logged-out")),
        Notice::SessionExpired => (Tone::Note, t!("home-session-expired")),
        Notice::SnapshotTooOld => (Tone::Note, t!("home-snapshot-too-old")),
        Notice::SnapshotUnreadable => (Tone::Warning, t!("home-snapshot-unreadable")),
        Notice::StoreUnavailable => (Tone::Warning, t!("home-store-unavailable")),
    }
}
