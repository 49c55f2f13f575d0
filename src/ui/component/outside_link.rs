//! A way out of the app: a web page, a call, a message.

use dioxus::prelude::*;

use super::{Breakable, Icon, Picture};

/// A link that looks like a button and opens outside of the app. An address that is no web page, call or message is not linked:
/// addresses come from the portal.
#[component]
pub fn OutsideLink(
    /// Where it leads: `https:`, `tel:`, `mailto:` or `sms:`.
    href: String,
    /// What it says.
    label: String,
    /// Its picture.
    picture: Picture,
    /// How much it weighs: `primary`, `secondary` or `quiet`.
    #[props(default = "secondary")]
    weight: &'static str,
) -> Element {
    if !["https://", "tel:", "mailto:", "sms:"].iter().any(|scheme| href.starts_with(scheme)) {
        return rsx! {};
    }
    rsx! {
        a { class: "button", "data-weight": weight, href, target: "_blank", rel: "noopener noreferrer",
            Icon { picture }
            span {
                Breakable { text: label }
            }
        }
    }
}
