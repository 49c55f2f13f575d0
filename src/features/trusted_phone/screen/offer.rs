//! What a session offers once.

use dioxus::prelude::*;

use crate::app::{Event, Modal};
use crate::ui::component::{Button, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn PhoneOfferCard() -> Element {
    let app = use_app();
    rsx! {
        section { class: "card", aria_labelledby: "phone-offer",
            h2 { class: "card__title", id: "phone-offer", {t!("phone-offer")} }
            p { {t!("phone-offer-text")} }
            Button { label: t!("phone-offer-yes"), onpress: move |()| app.dispatch(Event::Open(Modal::TrustedPhone)) }
            Button {
                weight: Weight::Quiet,
                label: t!("phone-offer-no"),
                onpress: move |()| app.dispatch(Event::DeclinePhone),
            }
        }
    }
}
