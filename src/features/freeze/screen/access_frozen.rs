//! Access is frozen, as the member asked: nobody gets in.

use dioxus::prelude::*;

use crate::app::Action;
use crate::features::help::screen::Contact;
use crate::ui::component::{Medallion, Picture, Screen};
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// What holds now, and whom to call.
#[component]
pub fn AccessFrozenScreen() -> Element {
    let flow = use_flow();
    rsx! {
        Screen { title: t!("access-frozen-title"), onback: move |()| flow.dispatch(Action::Back),
            Medallion { picture: Picture::Snow, mood: "good" }
            p { class: "lead", {t!("access-frozen-lead")} }
            p { {t!("access-frozen-todo")} }
            Contact {}
        }
    }
}
