//! "¿Cerrar sesión?", where the phone's Back would end it.

use dioxus::prelude::*;

use crate::app::Action;
use crate::features::session::Action as Session;
use crate::ui::component::{Actions, Button, Weight};
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// The question.
#[component]
pub fn ConfirmLogOutModal() -> Element {
    let flow = use_flow();
    rsx! {
        p { class: "lead", {t!("log-out-text")} }
        Actions {
            Button { weight: Weight::Primary, label: t!("log-out-no"), onpress: move |()| flow.dispatch(Action::Close) }
            Button { label: t!("log-out-yes"), onpress: move |()| flow.dispatch(Action::Session(Session::LogOut)) }
        }
    }
}
