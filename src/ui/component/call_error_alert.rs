//! The error of a call, with "Reintentar", on a screen that keeps its content. It takes the focus; when it goes, the page returns the
//! focus to the keypad or the title (`page.js`).

use dioxus::prelude::*;

use super::{Button, HelpLine, Icon, OutsideLink, Picture, Weight};
use crate::domain::Link;
use crate::flow::CallError;
use crate::ui::words::{self, t};

#[component]
pub fn CallErrorAlert(
    error: CallError,
    /// `None` where another button of the screen repeats the call.
    #[props(default)]
    onretry: Option<EventHandler<()>>,
    /// Whether it is the last element of its screen instead of covering the keypad.
    #[props(default)]
    last: bool,
    /// "Escribir de nuevo", where it covers a keypad.
    #[props(default)]
    onrestart: Option<EventHandler<()>>,
    /// Whether it appeared without an action of the member: then the focus stays where it is.
    #[props(default)]
    unasked: bool,
) -> Element {
    let text = words::call_error(&error);
    let picture = match error {
        CallError::Offline | CallError::BehindProxy => Picture::Offline,
        CallError::TimedOut | CallError::WrongDate | CallError::SlowDown { .. } => Picture::Clock,
        CallError::Maintenance { .. } => Picture::Tools,
        CallError::NotGenuine => Picture::Shield,
        CallError::Outdated | CallError::Unexpected { .. } => Picture::Warning,
    };
    // Where a repetition does not help: the way to the update, and people to ask during a long wait.
    let HelpLine { phone, store, .. } = use_context::<HelpLine>();
    let elsewhere = match error {
        CallError::Outdated => store().map(|address| (Link::Web { address }, t!("outdated-store"), Picture::Web)),
        CallError::SlowDown { .. } | CallError::Maintenance { .. } => {
            phone().map(|phone| (Link::Dial { phone }, t!("common-call"), Picture::Call))
        }
        _ => None,
    };
    rsx! {
        div {
            class: if last { "banner" } else { "banner over" },
            role: "alert",
            tabindex: "-1",
            "data-state": "error",
            "data-focus": (!unasked).then_some("open"),
            Icon { picture }
            div { class: "banner__body",
                p { class: "banner__title", "{text.title}" }
                p { "{text.text}" }
                if let Some(onretry) = onretry {
                    Button { weight: Weight::Secondary, label: t!("common-retry"), onpress: onretry }
                }
                if let Some((link, label, picture)) = elsewhere {
                    OutsideLink { link, label, picture, weight: "quiet" }
                }
                if let Some(onrestart) = onrestart {
                    Button { weight: Weight::Quiet, label: t!("keypad-restart"), onpress: onrestart }
                }
            }
        }
    }
}
