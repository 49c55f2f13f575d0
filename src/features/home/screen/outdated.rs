//! This version of the app is too old for the portal.

use dioxus::prelude::*;

use crate::ui::component::{Medallion, Picture, Screen};
use crate::ui::words::t;

#[component]
pub fn OutdatedScreen() -> Element {
    rsx! {
        Screen { title: t!("outdated-title"),
            Medallion { picture: Picture::Tools, mood: "calm" }
            p { class: "lead", {t!("outdated-what")} }
            p { {t!("outdated-todo")} }
        }
    }
}
