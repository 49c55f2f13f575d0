//! This version of the app is too old for the portal.

use dioxus::prelude::*;

use crate::domain::Link;
use crate::features::help::screen::Contact;
use crate::ui::component::{Actions, Medallion, OutsideLink, Picture, Screen};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn OutdatedScreen() -> Element {
    let contact = use_app().contact();
    let store = contact.and_then(|contact| contact.store().map(|address| Link::Web { address: address.to_owned() }));
    rsx! {
        Screen { title: t!("outdated-title"),
            Medallion { picture: Picture::Tools, mood: "calm" }
            p { class: "lead", {t!("outdated-what")} }
            p { {t!("outdated-todo")} }
            if let Some(link) = store {
                Actions {
                    OutsideLink { link, label: t!("outdated-store"), picture: Picture::Web, weight: "primary" }
                }
            }
            Contact {}
        }
    }
}
