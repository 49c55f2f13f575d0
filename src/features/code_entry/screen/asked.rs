//! What was asked for, with what, and how often it can be asked for again.

use dioxus::prelude::*;

use crate::features::code_entry::CodeMessage;
use crate::ui::component::{Breakable, Button, Icon, Picture, Weight};
use crate::ui::words::{t, time_of_day};

/// What comes if the answers are registered: whether they are is not known.
pub fn lead(message: &CodeMessage, email: Option<&str>) -> String {
    match (&message.phone_tail, email) {
        _ if message.by_call => t!("code-lead-call"),
        (None, Some(email)) => t!("code-lead-email", email: email),
        (Some(tail), _) => t!("code-lead-phone", tail: tail.clone()),
        (None, None) => t!("code-lead"),
    }
}

/// The typed e-mail, and the ways to correct it.
#[component]
pub fn TypedEmail(
    /// The typed e-mail, shortened.
    email: String,
    /// The e-mail that was perhaps meant.
    suggestion: Option<String>,
    oncorrect: EventHandler<()>,
    onsuggestion: EventHandler<()>,
) -> Element {
    rsx! {
        if let Some(suggestion) = suggestion {
            Button { label: t!("code-suggestion", email: suggestion), onpress: onsuggestion }
        }
        div { class: "typed-line",
            span {
                Breakable { text: t!("code-typed", email: email) }
            }
            Button { weight: Weight::Quiet, label: t!("code-correct"), onpress: oncorrect }
        }
    }
}

/// "Pedido a las 10:02 …. Puede pedir 2 más hasta las 11:02."
#[component]
pub fn AskedLine(message: CodeMessage) -> Element {
    let time = time_of_day(message.at.wall);
    let asked = match (&message.phone_tail, message.by_call) {
        (_, true) => t!("code-call-asked", time: time),
        (Some(tail), false) => t!("code-asked-for", time: time, tail: tail.clone()),
        (None, false) => t!("code-asked", time: time),
    };
    let until = time_of_day(message.counted_until());
    let left = match message.resends_left {
        0 => t!("code-none-left", time: until),
        n => t!("code-left", n: n, time: until),
    };
    rsx! {
        p { class: "note asked-line",
            Icon { picture: Picture::Message }
            span {
                "{asked}"
                br {}
                "{left}"
            }
        }
    }
}
