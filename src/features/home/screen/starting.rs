//! Shown while the saved state is read.

use dioxus::prelude::*;

use crate::ui::component::{Illustration, Screen};
use crate::ui::words::t;

#[component]
pub fn StartingScreen() -> Element {
    rsx! {
        Screen { title: t!("starting-title"),
            Illustration {}
            p { class: "lead", role: "status", {t!("starting-text")} }
        }
    }
}
