//! Trouble on a screen that otherwise stands as it was. It comes last there, or in the keypad's place, and moves nothing.

use dioxus::prelude::*;

use super::{Button, FocusTarget, Icon, Picture, Weight};
use crate::flow::CallError;
use crate::ui::words::{self, t};

/// What happened, that nothing was lost, and "Reintentar". It takes the focus, and when it goes gives it to the screen's title, or
/// to the keypad's place where it had that.
#[component]
pub fn CallErrorAlert(
    /// What happened.
    error: CallError,
    /// "Reintentar"; none where another button of the screen does it.
    #[props(default)]
    onretry: Option<EventHandler<()>>,
    /// Whether it lies on nothing and is found at the screen's end.
    #[props(default)]
    last: bool,
    /// "Escribir de nuevo", where it stands in the place of a keypad that would do that.
    #[props(default)]
    onanew: Option<EventHandler<()>>,
    /// Whether it came by itself: then the focus stays where the member has it.
    #[props(default)]
    unasked: bool,
) -> Element {
    let focus_target = use_context::<FocusTarget>();
    // The button goes with the trouble.
    let act = move |on: EventHandler<()>| focus_target.focus_then(move || on.call(()));
    let said = words::call_error(&error);
    let picture = match error {
        CallError::Offline => Picture::Offline,
        CallError::TimedOut | CallError::WrongDate | CallError::SlowDown { .. } => Picture::Clock,
        CallError::Maintenance { .. } => Picture::Tools,
        CallError::NotGenuine => Picture::Shield,
        CallError::Outdated | CallError::Unexpected { .. } => Picture::Warning,
    };
    rsx! {
        div {
            class: if last { "banner" } else { "banner over" },
            role: "alert",
            tabindex: "-1",
            "data-state": "trouble",
            onmounted: move |error| async move {
                if !unasked {
                    let _ = error.set_focus(true).await;
                }
            },
            Icon { picture }
            div { class: "banner__body",
                p { class: "banner__title", "{said.title}" }
                p { "{said.text}" }
                if let Some(onretry) = onretry {
                    Button { weight: Weight::Secondary, label: t!("common-retry"), onpress: move |()| act(onretry) }
                }
                if let Some(onanew) = onanew {
                    Button { weight: Weight::Quiet, label: t!("keypad-anew"), onpress: move |()| act(onanew) }
                }
            }
        }
    }
}
