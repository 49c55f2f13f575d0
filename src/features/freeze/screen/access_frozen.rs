//! The access is frozen, as the member asked now or before: only the cooperative can lift it.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::help::screen::Contact;
use crate::ui::component::{Medallion, Picture, Screen};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn AccessFrozenScreen(
    /// Whether a log-in found it frozen.
    #[props(default)]
    at_log_in: bool,
) -> Element {
    let app = use_app();
    let (mood, title, lead, todo) = if at_log_in {
        ("stern", t!("frozen-title"), t!("frozen-what"), t!("frozen-todo"))
    } else {
        ("good", t!("access-frozen-title"), t!("access-frozen-lead"), t!("access-frozen-todo"))
    };
    rsx! {
        Screen { title, onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Snow, mood }
            p { class: "lead", "{lead}" }
            p { "{todo}" }
            Contact {}
        }
    }
}
