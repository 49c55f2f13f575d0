//! While what the phone kept is read.

use dioxus::prelude::*;

use crate::ui::component::{Illustration, Screen};
use crate::ui::words::t;

/// "Abriendo su MULTIportal…"
#[component]
pub fn StartingScreen() -> Element {
    rsx! {
        Screen { title: t!("starting-title"),
            Illustration {}
            p { class: "lead", role: "status", {t!("starting-text")} }
        }
    }
}
