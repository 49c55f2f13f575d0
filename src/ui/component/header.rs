//! The header: one row with "Regresar", "Llamar" and "Ayuda".

use dioxus::prelude::*;

use super::outside_link::LinkOpener;
use super::{Icon, Picture};
use crate::domain::Link;
use crate::ui::words::t;

/// What every header offers. The app provides it as a context, so that screens need not pass it on.
#[derive(Clone, Copy)]
pub struct HelpLine {
    pub onhelp: Callback<()>,
    /// The cooperative's phone number, once it is known.
    pub phone: Memo<Option<String>>,
    /// The app's address in the store, once it is known.
    pub store: Memo<Option<String>>,
}

/// The header of every screen: "Regresar", "Llamar" and "Ayuda". Without a way back it shows the portal's name.
#[component]
pub fn Header(onback: Option<EventHandler<()>>) -> Element {
    let HelpLine { onhelp, .. } = use_context::<HelpLine>();
    rsx! {
        header { class: "header",
            div { class: "header__bar",
                if let Some(onback) = onback {
                    button { class: "header__button header__button--back", r#type: "button", onclick: move |_| onback.call(()),
                        Icon { picture: Picture::Back }
                        span { {t!("common-back")} }
                    }
                } else {
                    span { class: "header__name", aria_hidden: "true",
                        Icon { picture: Picture::Mark }
                        span { {t!("common-portal")} }
                    }
                }
                CallButton {}
                HelpButton { onhelp: move |()| onhelp.call(()) }
            }
        }
    }
}

#[component]
pub fn HelpButton(onhelp: EventHandler<()>) -> Element {
    rsx! {
        button { class: "header__button", r#type: "button", onclick: move |_| onhelp.call(()),
            Icon { picture: Picture::Question }
            span { {t!("home-help")} }
        }
    }
}

/// "Llamar", as an icon: the row has no room for a third word at every text size.
#[component]
pub fn CallButton() -> Element {
    let phone = use_context::<HelpLine>().phone;
    let opener = use_context::<LinkOpener>();
    let link = phone().map(|phone| Link::Dial { phone });
    rsx! {
        if let Some((link, href)) = link.and_then(|link| link.uri().map(|href| (link, href))) {
            a {
                class: "header__button",
                href,
                // Without an app that can call, help shows the number.
                onclick: move |event| {
                    event.prevent_default();
                    let (opener, link) = (opener.clone(), link.clone());
                    async move {
                        let _ = opener.0.open(&link).await;
                    }
                },
                // Without the number: no digit is read out on a screen where a PIN is entered.
                aria_label: t!("changed-phone-call"),
                Icon { picture: Picture::Call }
            }
        }
    }
}
