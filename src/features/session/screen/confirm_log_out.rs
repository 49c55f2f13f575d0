//! "¿Cerrar sesión?", asked when the phone's Back would end the session.

use dioxus::prelude::*;

use crate::app::{Event, PhoneStatus};
use crate::features::session::Event as Session;
use crate::ui::component::{Actions, Button, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn ConfirmLogOutModal() -> Element {
    let app = use_app();
    rsx! {
        p { class: "lead", {if app.phone().status == PhoneStatus::On { t!("log-out-text-phone") } else { t!("log-out-text") }} }
        Actions {
            Button { weight: Weight::Primary, label: t!("log-out-no"), onpress: move |()| app.dispatch(Event::Close) }
            Button { label: t!("log-out-yes"), onpress: move |()| app.dispatch(Event::Session(Session::LogOut)) }
        }
    }
}
