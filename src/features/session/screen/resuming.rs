//! A session that is being taken up again after the app was closed.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::session::Event as Session;
use crate::flow::CallError;
use crate::ui::component::{Actions, Button, CallErrorAlert, Medallion, Picture, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// Asking whether it still is, or why that could not be asked.
#[component]
pub fn ResumingScreen(
    /// What went wrong.
    error: Option<CallError>,
) -> Element {
    let app = use_app();
    let title = if error.is_some() { t!("resuming-trouble-title") } else { t!("resuming-title") };
    rsx! {
        Screen { title,
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| app.dispatch(Event::Session(Session::StayConnected)) }
            } else {
                Medallion { picture: Picture::Clock, mood: "calm" }
                p { class: "lead", role: "status", {t!("resuming-text")} }
            }
            Actions {
                Button {
                    weight: Weight::Quiet,
                    label: t!("session-log-out"),
                    onpress: move |()| app.dispatch(Event::Session(Session::LogOut)),
                }
            }
        }
    }
}
