//! "¿Quitar este celular?" and "¿Cerrar las demás sesiones?"

use dioxus::prelude::*;

use crate::app::Event;
use crate::features::accesses::{Change, Event as Accesses};
use crate::features::session::Event as Session;
use crate::flow::CallError;
use crate::ui::component::{Actions, Button, CallErrorAlert, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// What the change does, said before.
#[component]
pub fn ChangeScreen(
    change: Change,
    pending: bool,
    error: Option<CallError>,
    /// What the session says where nothing failed.
    children: Element,
) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::Session(Session::Accesses(action)));
    let (title, yes, working) = match change {
        Change::RemovePhone(_) => (t!("accesses-remove-title"), t!("accesses-remove-yes"), t!("accesses-removing")),
        Change::EndOtherSessions => (t!("accesses-end-title"), t!("accesses-end-yes"), t!("accesses-ending")),
    };
    rsx! {
        Screen { title, onback: move |()| say(Accesses::Back),
            match change {
                Change::RemovePhone(phone) => rsx! {
                    p { class: "lead",
                        bdi { {super::name(&phone)} }
                    }
                    p { {if phone.this { t!("accesses-remove-this") } else { t!("accesses-remove-text") }} }
                },
                Change::EndOtherSessions => rsx! {
                    p { class: "lead", {t!("accesses-end-text")} }
                },
            }
            Actions {
                Button { weight: Weight::Primary, label: yes, working, busy: pending, onpress: move |()| say(Accesses::Confirm) }
                Button { label: t!("accesses-keep"), disabled: pending, onpress: move |()| say(Accesses::Back) }
            }
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(Accesses::Confirm) }
            } else {
                {children}
            }
        }
    }
}
