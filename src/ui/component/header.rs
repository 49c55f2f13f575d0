//! The head of every screen: one row with "Regresar", "Llamar" and "Ayuda".

use std::rc::Rc;

use dioxus::prelude::*;

use super::outside_link::LinkOpener;
use super::{Icon, Picture};
use crate::domain::Link;
use crate::ui::words::t;

/// The title of the screen that stands, so that the focus can come home to it when a page over it closes; for what stands in the
/// keypad's place, that place.
#[derive(Clone, Copy)]
pub struct FocusTarget(pub Signal<Option<Rc<MountedData>>>);

impl FocusTarget {
    /// Brings the focus home and then does this, which takes away what has it: without the focus a keyboard would not be heard.
    pub fn focus_then(self, then: impl FnOnce() + 'static) {
        let home = self.0.peek().clone();
        spawn(async move {
            if let Some(home) = home {
                // A page that cannot give the focus just keeps it.
                let _ = home.set_focus(true).await;
            }
            then();
        });
    }
}

/// What every head offers. The app provides it as a context, so that screens need not pass it on.
#[derive(Clone, Copy)]
pub struct HelpLine {
    /// Opens the page of help.
    pub onhelp: Callback<()>,
    /// The cooperative's telephone, as soon as it is known.
    pub phone: Memo<Option<String>>,
}

/// The row. Where there is nothing to go back to, the portal's name stands at its beginning.
#[component]
pub fn Header(
    /// What "Regresar" does; none where there is nothing to go back to.
    onback: Option<EventHandler<()>>,
) -> Element {
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
                button { class: "header__button", r#type: "button", onclick: move |_| onhelp.call(()),
                    Icon { picture: Picture::Question }
                    span { {t!("home-help")} }
                }
            }
        }
    }
}

/// "Llamar", as an icon: the row has no room for a third word at every size of text.
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
                // Where no app can call, help shows the number.
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
