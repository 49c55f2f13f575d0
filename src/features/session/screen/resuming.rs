//! The app was started with a saved session and asks the portal whether it is still open.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::session::{Event as Session, SessionProblem};
use crate::ui::component::{Actions, Button, CallErrorAlert, Medallion, Picture, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn ResumingScreen(problem: Option<SessionProblem>) -> Element {
    let app = use_app();
    let error = match problem {
        Some(SessionProblem::NotRefreshed(error) | SessionProblem::NotHandedOver(error)) => Some(error),
        Some(SessionProblem::NoBrowser) | None => None,
    };
    let title = if error.is_some() { t!("resuming-call-error-title") } else { t!("resuming-title") };
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
