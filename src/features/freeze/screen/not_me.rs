//! "¿No fue usted?": three steps that protect the member.

use dioxus::prelude::*;

use crate::api::Offer;
use crate::app::{Destination, Event};
use crate::features::help::screen::Contact;
use crate::features::session::Event as Session;
use crate::ui::component::{Actions, Button, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn NotMeModal() -> Element {
    let app = use_app();
    let lists_accesses = app.portal().offers(&Offer::TrustedPhone);
    rsx! {
        p { class: "lead", {t!("not-me-lead")} }
        ol { class: "bullets",
            if lists_accesses {
                li { {t!("not-me-review")} }
            }
            li { {t!("not-me-log-out")} }
            li { {t!("not-me-change")} }
            li { {t!("not-me-call")} }
        }
        p { {t!("not-me-freeze")} }
        Actions {
            if lists_accesses {
                Button {
                    weight: Weight::Primary,
                    label: t!("accesses-title"),
                    onpress: move |()| app.dispatch(Event::Session(Session::OpenAccesses)),
                }
            }
            Button {
                weight: if lists_accesses { Weight::Secondary } else { Weight::Primary },
                label: t!("session-log-out"),
                onpress: move |()| app.dispatch(Event::Session(Session::LogOut)),
            }
            Button {
                label: t!("home-freeze"),
                onpress: move |()| app.dispatch(Event::Enter(Destination::Freeze)),
            }
        }
        Contact {}
        p { class: "note", {t!("not-me-device")} }
    }
}
