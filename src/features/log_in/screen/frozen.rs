//! The member said "no fui yo": the cooperative lifts it.

use dioxus::prelude::*;

use crate::app::Action;
use crate::features::help::screen::Contact;
use crate::ui::component::{Medallion, Picture, Screen};
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// What happened, that all is safe, whom to call.
#[component]
pub fn FrozenScreen() -> Element {
    let flow = use_flow();
    rsx! {
        Screen { title: t!("frozen-title"), onback: move |()| flow.dispatch(Action::Back),
            Medallion { picture: Picture::Snow, mood: "stern" }
            p { class: "lead", {t!("frozen-what")} }
            p { {t!("frozen-todo")} }
            Contact {}
        }
    }
}
