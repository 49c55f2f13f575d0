//! "¿No llega el código?": what to check, and the other ways to get one.

use dioxus::prelude::*;

use crate::api::Offer;
use crate::app::{Event, Modal};
use crate::features::code_entry::CodeMessage;
use crate::flow::Delivery;
use crate::ui::component::{Button, Hint, Weight};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::{left, t};

#[component]
pub fn OtherWays(
    message: CodeMessage,
    /// Whether something is under way, so that another code waits.
    busy: bool,
    onresend: EventHandler<Delivery>,
) -> Element {
    let app = use_app();
    rsx! {
        Hint { question: t!("code-missing"),
            ul { class: "bullets",
                li { {t!("code-missing-wait")} }
                li { {t!("code-missing-signal")} }
                li { {t!("code-missing-last")} }
                li { {t!("code-missing-here")} }
                if message.phone_tail.is_none() {
                    li { {t!("code-sent-hidden")} }
                }
            }
            Resends { message, busy, onresend }
            Button {
                weight: Weight::Secondary,
                label: t!("code-changed-phone"),
                onpress: move |()| app.dispatch(Event::Open(Modal::ChangedPhone)),
            }
        }
    }
}

/// Another code to the member's own inbox or by a call, and why there is none for now. Renders each second.
#[component]
fn Resends(message: CodeMessage, busy: bool, onresend: EventHandler<Delivery>) -> Element {
    let calls = use_app().portal().offers(&Offer::Calls);
    let wait = message.resend_from.left(use_now());
    let disabled = busy || message.resends_left == 0 || !wait.is_zero();
    rsx! {
        if message.resends_left > 0 {
            p {
                if wait.is_zero() {
                    {t!("code-other-ways")}
                } else {
                    {t!("code-other-ways-in", left: left(wait))}
                }
            }
            Button { label: t!("code-to-inbox"), disabled, onpress: move |()| onresend.call(Delivery::Inbox) }
            if calls {
                Button { label: t!("code-by-call"), disabled, onpress: move |()| onresend.call(Delivery::Call) }
            }
        }
    }
}
