//! "Cambié de celular": what the cooperative needs, ready to send.

use dioxus::prelude::*;

use crate::ui::address;
use crate::ui::component::{OutsideLink, Picture};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// The list, the ready text, and the three ways to send it.
#[component]
pub fn ChangedPhoneModal() -> Element {
    let portal = use_app().portal();
    let text = t!("changed-phone-text");
    rsx! {
        p { class: "lead", {t!("changed-phone-lead")} }
        ul { class: "bullets",
            li { {t!("changed-phone-document")} }
            li { {t!("changed-phone-number")} }
            li { {t!("changed-phone-letter")} }
        }
        p { {t!("changed-phone-ready")} }
        blockquote { class: "ready-text", "{text}" }
        if let Some(support) = portal.known().map(|known| known.support.clone()) {
            div { class: "actions",
                OutsideLink {
                    href: address::mail(&support.email, &t!("changed-phone-subject"), &text),
                    label: t!("changed-phone-mail"),
                    picture: Picture::Mail,
                    weight: "primary",
                }
                OutsideLink {
                    href: address::text_message(&support.phone, &text),
                    label: t!("changed-phone-sms"),
                    picture: Picture::Message,
                }
                OutsideLink { href: address::call(&support.phone), label: t!("changed-phone-call"), picture: Picture::Call }
            }
        } else {
            p { class: "note", {t!("help-unknown")} }
        }
        p { class: "note", {t!("changed-phone-warning")} }
    }
}
