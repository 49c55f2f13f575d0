//! The privacy notice (Ley 1581 de 2012): shown before the first personal field, and in the help.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::help::screen::Contact;
use crate::ui::component::{Actions, Button, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn PrivacyScreen() -> Element {
    let app = use_app();
    rsx! {
        Screen { title: t!("privacy-title"), onback: move |()| app.dispatch(Event::Back),
            PrivacyText {}
            Actions {
                Button {
                    weight: Weight::Primary,
                    label: t!("privacy-accept"),
                    onpress: move |()| app.dispatch(Event::PrivacyAccepted),
                }
            }
        }
    }
}

/// The text of the notice: what is asked, for what, how to see and delete it.
#[component]
pub fn PrivacyText() -> Element {
    rsx! {
        p { class: "lead", {t!("privacy-lead")} }
        div { class: "prose",
            h2 { {t!("privacy-what")} }
            p { {t!("privacy-what-text")} }
            h2 { {t!("privacy-why")} }
            p { {t!("privacy-why-text")} }
            h2 { {t!("privacy-phone")} }
            p { {t!("privacy-phone-text")} }
            h2 { {t!("privacy-rights")} }
            p { {t!("privacy-rights-text")} }
        }
        Contact {}
    }
}
