//! "Inicio": the two ways in that the web portal has, and what was forgotten.

use dioxus::prelude::*;

use crate::app::{Destination, Event, Modal, Notice, PortalView};
use crate::domain::{Link, Username};
use crate::features::trusted_phone::Untrusted;
use crate::features::trusted_phone::screen::key_prompt;
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
    notice: Option<Notice>,
    remembered: Option<Username>,
    /// The name of the member who trusts this phone.
    greeting: Option<String>,
) -> Element {
    let app = use_app();
    let portal = app.portal();
    let register = portal.known().map_or_else(|| COOPERATIVE.to_owned(), |known| known.registration_url.clone());
    let by_phone = greeting.is_some();
    let name = greeting.or_else(|| remembered.as_ref().map(|username| username.as_str().to_owned()));
    let title = name.map_or_else(|| t!("home-title"), |name| t!("home-greeting", username: name));
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
                if by_phone {
                    Button {
                        weight: Weight::Primary,
                        label: t!("phone-title"),
                        onpress: move |()| app.dispatch(Event::LogInByPhone(key_prompt())),
                    }
                    Button { label: t!("phone-use-pin"), onpress: enter(Destination::LogIn) }
                } else {
                    Button { weight: Weight::Primary, label: t!("home-log-in"), onpress: enter(Destination::LogIn) }
                }
                OutsideLink { link: Link::Web { address: register }, label: t!("home-register"), picture: Picture::Web }
                p { class: "note note--centre", {t!("home-register-note")} }
            }
            section { class: "group", aria_labelledby: "home-forgot",
                h2 { class: "group__title", id: "home-forgot", {t!("home-forgot")} }
                Button { weight: Weight::Quiet, label: t!("home-forgot-username"), onpress: enter(Destination::RecoverUsername) }
                Button { weight: Weight::Quiet, label: t!("home-forgot-pin"), onpress: enter(Destination::RecoverPin) }
                Button { weight: Weight::Quiet, label: t!("home-freeze"), onpress: enter(Destination::Freeze) }
                if by_phone || remembered.is_some() {
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
        Notice::Untrusted(Untrusted::KeyGone) => (Tone::Warning, t!("phone-key-gone")),
        Notice::Untrusted(Untrusted::Refused) => (Tone::Warning, t!("phone-refused")),
        Notice::StoreUnavailable => (Tone::Warning, t!("home-store-unavailable")),
    }
}
