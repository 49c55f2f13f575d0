//! Trouble on a screen that otherwise stands as it was.

use dioxus::prelude::*;

use super::{Button, Icon, Picture, Weight};
use crate::flow::Trouble;
use crate::ui::words::{self, t};

/// What happened, that nothing was lost, and "Reintentar".
#[component]
pub fn TroubleAlert(
    /// What happened.
    trouble: Trouble,
    /// "Reintentar"; none where another button of the screen does it.
    #[props(default)]
    onretry: Option<EventHandler<()>>,
) -> Element {
    let said = words::trouble(&trouble);
    let picture = match trouble {
        Trouble::Offline => Picture::Offline,
        Trouble::TimedOut | Trouble::SlowDown { .. } => Picture::Clock,
        Trouble::Maintenance { .. } => Picture::Tools,
        Trouble::NotGenuine => Picture::Shield,
        Trouble::Outdated | Trouble::Unexpected { .. } => Picture::Warning,
    };
    rsx! {
        div { class: "banner", role: "alert", "data-state": "trouble",
            Icon { picture }
            div { class: "banner__body",
                p { class: "banner__title", "{said.title}" }
                p { "{said.text}" }
                if let Some(onretry) = onretry {
                    Button { weight: Weight::Secondary, label: t!("common-retry"), onpress: move |()| onretry.call(()) }
                }
            }
        }
    }
}
