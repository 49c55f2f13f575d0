//! The people who help, and how to reach them.

use dioxus::prelude::*;

use crate::domain::Link;
use crate::ui::component::{OutsideLink, Picture};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// A call, a mail and the cooperative's page, as the portal's last answer named them.
#[component]
pub fn Contact() -> Element {
    let Some(support) = use_app().contact().map(|contact| contact.support) else {
        return rsx! {
            p { class: "note", {t!("help-unknown")} }
        };
    };
    let mail = Link::Mail { to: support.email.clone(), subject: String::new(), body: String::new() };
    rsx! {
        div { class: "actions",
            OutsideLink { link: Link::Dial { phone: support.phone.clone() }, label: t!("help-call", phone: support.phone), picture: Picture::Call }
            OutsideLink {
                link: mail,
                label: t!("help-write", email: support.email),
                picture: Picture::Mail,
            }
            OutsideLink { link: Link::Web { address: support.web }, label: t!("help-web"), picture: Picture::Web }
        }
    }
}
