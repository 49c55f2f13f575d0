//! "Acerca de": the version, and a text for support that holds no secret.

use dioxus::prelude::*;

use crate::app::{Event, KeySize, KeypadOrder, Modal, PortalView, Preferences};
use crate::ui::component::{Button, use_clipboard};
use crate::ui::use_app::use_app;
use crate::ui::words::{t, tag};

#[component]
pub fn AboutModal() -> Element {
    let app = use_app();
    let clipboard = use_clipboard();
    let mut copied = use_signal(|| None::<bool>);
    let text = diagnostics(&app.preferences(), &app.portal());
    let open = move |modal| move |()| app.dispatch(Event::Open(modal));
    let copy = {
        let text = text.clone();
        move |()| {
            let text = text.clone();
            async move { copied.set(Some(clipboard.write(&text).await.is_ok())) }
        }
    };
    rsx! {
        p { class: "lead", {t!("common-cooperative")} }
        p { {t!("about-version", version: env!("CARGO_PKG_VERSION"))} }
        div { class: "prose",
            h2 { {t!("about-diagnostics")} }
            p { {t!("about-diagnostics-lead")} }
        }
        pre { class: "ready-text", tabindex: "0", "{text}" }
        div { class: "actions",
            Button { label: t!("about-copy"), onpress: copy }
            p { class: "note", role: "status",
                match copied() {
                    Some(true) => t!("about-copied"),
                    Some(false) => t!("about-copy-failed"),
                    None => String::new(),
                }
            }
            Button { label: t!("about-privacy"), onpress: open(Modal::Privacy) }
            Button { label: t!("about-licences"), onpress: open(Modal::Licences) }
        }
    }
}

/// Returns version, system, settings and the portal's state, for support. For engineers, so in English and not in `assets/words`.
fn diagnostics(preferences: &Preferences, portal: &PortalView) -> String {
    let order = match preferences.keypad_order {
        KeypadOrder::Automatic => "automatic",
        KeypadOrder::Ordered => "ordered",
    };
    let size = match preferences.key_size {
        KeySize::Normal => "normal",
        KeySize::ExtraLarge => "extra large",
    };
    let portal = match portal {
        PortalView::Fetching => "asking".to_owned(),
        PortalView::Known(known) => format!("known, takes {} and later", known.minimum_app_version),
        // The error's text holds no address, no body and nothing that was typed.
        PortalView::Unknown(error) => error.to_string(),
    };
    format!(
        "MULTIportal {}\nsystem: {} {}\nlanguage: {}\nkeypad: {order}, {size}\nportal: {portal}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        tag(preferences.language),
    )
}
