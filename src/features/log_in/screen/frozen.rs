//! The answer to a log-in while the access is frozen: only the cooperative can lift it.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::help::screen::Contact;
use crate::ui::component::{Medallion, Picture, Screen};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn FrozenScreen() -> Element {
    let app = use_app();
    rsx! {
        Screen { title: t!("frozen-title"), onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Snow, mood: "stern" }
            p { class: "lead", {t!("frozen-what")} }
            p { {t!("frozen-todo")} }
            Contact {}
        }
    }
}
