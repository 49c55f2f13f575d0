//! The PIN was changed.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::recover_pin::{Event as RecoverPin, Forgotten};
use crate::ui::component::{Actions, Button, Medallion, Picture, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn PinChangedScreen(forgotten: Forgotten) -> Element {
    let app = use_app();
    rsx! {
        Screen { title: t!("changed-title"), onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Tick, mood: "good" }
            p { class: "lead", {t!("changed-lead")} }
            if forgotten == Forgotten::Both {
                p { {t!("changed-username")} }
            }
            p { {t!("changed-not-me")} }
            Actions {
                Button {
                    weight: Weight::Primary,
                    label: t!("common-log-in"),
                    onpress: move |()| app.dispatch(Event::RecoverPin(RecoverPin::LogIn)),
                }
            }
        }
    }
}
