//! Help: people first, then the keypad, the code, and fraud.

use dioxus::prelude::*;

use super::Contact;
use crate::app::ScreenView;
use crate::app::{Destination, Event, Modal};
use crate::ui::component::Button;
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn HelpModal() -> Element {
    let app = use_app();
    // In the middle of something else nothing is left by the way.
    let can_freeze = matches!(app.view(), ScreenView::Home { .. } | ScreenView::Session { .. });
    let open = move |modal| move |()| app.dispatch(Event::Open(modal));
    rsx! {
        div { class: "prose",
            h2 { {t!("help-people")} }
        }
        Contact {}
        div { class: "prose",
            h2 { {t!("help-keypad")} }
            p { {t!("help-keypad-text")} }
            p { {t!("help-keypad-ordered")} }
            Button { label: t!("practice-title"), onpress: open(Modal::Practice) }
            Button { label: t!("home-settings"), onpress: open(Modal::Settings) }
            h2 { {t!("help-code")} }
            p { {t!("help-code-text")} }
            Button { label: t!("code-changed-phone"), onpress: open(Modal::ChangedPhone) }
            h2 { {t!("help-safe")} }
            p { {t!("help-safe-text")} }
            p { {t!("help-freeze")} }
            if can_freeze {
                Button {
                    label: t!("home-freeze"),
                    onpress: move |()| app.dispatch(Event::Enter(Destination::Freeze)),
                }
            }
        }
    }
}
