//! The access is frozen, as the member asked.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::help::screen::Contact;
use crate::ui::component::{Medallion, Picture, Screen};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn AccessFrozenScreen() -> Element {
    let app = use_app();
    rsx! {
        Screen { title: t!("access-frozen-title"), onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Snow, mood: "good" }
            p { class: "lead", {t!("access-frozen-lead")} }
            p { {t!("access-frozen-todo")} }
            Contact {}
        }
    }
}
