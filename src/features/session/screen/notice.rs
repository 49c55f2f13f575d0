//! What every screen of a session says at its end: that the session ends soon, or what failed.

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::session::{Ends, Event as Session, SessionProblem};
use crate::ui::component::{Banner, Button, CallErrorAlert, Tone, Weight};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::t;

#[component]
pub fn SessionNotice(
    ends: Ends,
    problem: Option<SessionProblem>,
    /// The session is being extended.
    refreshing: bool,
) -> Element {
    let app = use_app();
    match problem {
        Some(SessionProblem::NotRefreshed(error)) => rsx! {
            CallErrorAlert { error, onretry: move |()| app.dispatch(Event::Session(Session::StayConnected)) }
        },
        Some(SessionProblem::NotHandedOver(error)) => rsx! {
            CallErrorAlert { error, onretry: move |()| app.dispatch(Event::Session(Session::OpenWeb)) }
        },
        Some(SessionProblem::NoBrowser) | None => rsx! {
            Warning { ends, busy: refreshing, onstay: move |()| app.dispatch(Event::Session(Session::StayConnected)) }
        },
    }
}

/// Before the end it warns and offers to stay (WCAG 2.2, success criterion 2.2.1).
#[component]
fn Warning(ends: Ends, busy: bool, onstay: EventHandler<()>) -> Element {
    let now = use_now();
    let can_be_kept = ends.can_be_extended(now);
    rsx! {
        if ends.warns(now) || busy {
            Banner {
                tone: Tone::Warning,
                over: true,
                text: if can_be_kept || busy { t!("session-warning") } else { t!("session-warning-end") },
                if can_be_kept || busy {
                    Button {
                        weight: Weight::Primary,
                        label: t!("session-stay"),
                        working: t!("session-staying"),
                        busy,
                        onpress: move |()| onstay.call(()),
                    }
                }
            }
        }
    }
}
