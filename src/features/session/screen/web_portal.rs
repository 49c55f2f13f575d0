//! "Abrir el portal web".

use dioxus::prelude::*;

use crate::api::Offer;
use crate::app::Event;
use crate::domain::Link;
use crate::features::session::{Event as Session, SessionProblem};
use crate::ui::component::{Breakable, Button, OutsideLink, Picture, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// The button and what to expect of it: the browser is logged in where the portal hands the session over, and asks again elsewhere.
#[component]
pub fn WebPortal(handing_over: bool, problem: Option<SessionProblem>) -> Element {
    let app = use_app();
    let portal = app.portal();
    let Some(portal) = portal.known() else { return rsx! {} };
    let address = portal.support.web.clone();
    rsx! {
        if portal.offers.contains(&Offer::HandOver) {
            Button {
                weight: Weight::Primary,
                picture: Picture::Web,
                label: t!("session-web"),
                working: t!("session-web-opening"),
                busy: handing_over,
                onpress: move |()| app.dispatch(Event::Session(Session::OpenWeb)),
            }
            p { class: "note note--centre", {t!("session-web-note")} " " {t!("session-web-handed-over")} }
        } else {
            OutsideLink { link: Link::Web { address: address.clone() }, label: t!("session-web"), picture: Picture::Web, weight: "primary" }
            p { class: "note note--centre", {t!("session-web-note")} " " {t!("session-web-asks-again")} }
        }
        if problem == Some(SessionProblem::NoBrowser) {
            p { class: "note", role: "alert",
                Breakable { text: t!("session-web-no-browser", address: address) }
            }
        }
    }
}
