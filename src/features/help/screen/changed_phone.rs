//! "Cambié de celular": what the cooperative needs, ready to send.

use dioxus::prelude::*;

use crate::domain::Link;
use crate::ui::component::{OutsideLink, Picture};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// The list, the ready text, and the three ways to send it.
#[component]
pub fn ChangedPhoneModal() -> Element {
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
        if let Some(support) = use_app().contact().map(|contact| contact.support) {
            div { class: "actions",
                OutsideLink {
                    link: Link::Mail { to: support.email, subject: t!("changed-phone-subject"), body: text.clone() },
                    label: t!("changed-phone-mail"),
                    picture: Picture::Mail,
                    weight: "primary",
                }
                // Only to a number that takes text messages.
                if let Some(phone) = support.sms {
                    OutsideLink {
                        link: Link::Text { phone, body: text },
                        label: t!("changed-phone-sms"),
                        picture: Picture::Message,
                    }
                }
                OutsideLink { link: Link::Dial { phone: support.phone }, label: t!("changed-phone-call"), picture: Picture::Call }
            }
        } else {
            p { class: "note", {t!("help-unknown")} }
        }
        p { class: "note", {t!("changed-phone-warning")} }
    }
}
