//! The screens of an open session.

use dioxus::prelude::*;

use super::SessionView;
use crate::features::accesses::AccessesView;
use crate::features::accesses::screen::{AccessesScreen, ChangeScreen};

mod confirm_log_out;
mod notice;
mod resuming;
mod session;
mod web_portal;

pub use confirm_log_out::ConfirmLogOutModal;
use notice::SessionNotice;
use resuming::ResumingScreen;
use session::SessionScreen;
use web_portal::WebPortal;

/// Renders the screen of the current step.
pub(crate) fn session_screen(view: SessionView) -> Element {
    let SessionView { open, accesses, problem, refreshing, handing_over } = view;
    let Some(open) = open else {
        return rsx! { ResumingScreen { problem } };
    };
    let ends = open.ends;
    match accesses {
        None => rsx! { SessionScreen { open, problem, refreshing, handing_over } },
        Some(AccessesView::Lists { phones, accesses, error, done }) => rsx! {
            AccessesScreen { phones, accesses, error, done,
                SessionNotice { ends, problem, refreshing }
            }
        },
        Some(AccessesView::Question { change, pending, error }) => rsx! {
            ChangeScreen { change, pending, error,
                SessionNotice { ends, problem, refreshing }
            }
        },
    }
}
