//! A link that looks like a button and opens outside of the app. If no app can open it, the number or address is shown. A link
//! without an address is not shown: addresses come from the portal.

use std::sync::Arc;

use dioxus::prelude::*;

use super::{Breakable, Icon, Picture};
use crate::device::{LinkOutcome, Links};
use crate::domain::Link;
use crate::ui::words::t;

/// Opens links. The app provides it as a context, so that screens need not pass it on.
#[derive(Clone)]
pub struct LinkOpener(pub Arc<dyn Links>);

#[component]
pub fn OutsideLink(
    link: Link,
    label: String,
    picture: Picture,
    /// `primary`, `secondary` or `quiet`.
    #[props(default = "secondary")]
    weight: &'static str,
) -> Element {
    let mut failed = use_signal(|| false);
    let opener = use_context::<LinkOpener>();
    let Some(href) = link.uri() else { return rsx! {} };
    let target = link.target().to_owned();
    rsx! {
        a {
            class: "button",
            "data-weight": weight,
            href,
            target: "_blank",
            rel: "noopener noreferrer",
            // A browser follows the link itself; on a phone, Dioxus opens web pages only.
            onclick: move |event| {
                event.prevent_default();
                let (opener, link) = (opener.clone(), link.clone());
                async move { failed.set(opener.0.open(&link).await == LinkOutcome::NoApp) }
            },
            Icon { picture }
            span {
                Breakable { text: label }
            }
        }
        if failed() {
            p { class: "note", role: "status", {t!("link-no-app", target: target.clone())} }
        }
    }
}
