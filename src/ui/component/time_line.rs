//! When a security code expires, and when another may be asked for.

use dioxus::prelude::*;

use super::{Button, Weight};
use crate::domain::Moment;
use crate::domain::limits::TIME_WARNING;
use crate::features::code_entry::CodeMessage;
use crate::ui::words::{left, t};

/// One line: "Vence en 4:31 · Reenviar en 0:41". From [`TIME_WARNING`] on it has the warning color, and a screen reader says that
/// the code expires soon.
#[component]
pub fn TimeLine(
    message: CodeMessage,
    now: Moment,
    resending: bool,
    /// Whether another request is under way, which disables the resend.
    busy: bool,
    onresend: EventHandler<()>,
) -> Element {
    let life = message.expires.left(now);
    let expires = if life.is_zero() { t!("code-expired-line") } else { t!("code-expires", left: left(life)) };
    let wait = message.resend_from.left(now);
    rsx! {
        div { class: "time-line",
            span {
                class: "time-line__life",
                role: "timer",
                aria_live: "off",
                "data-state": if life.is_zero() { "over" } else if life <= TIME_WARNING { "soon" } else { "fine" },
                "{expires}"
            }
            span { aria_hidden: "true", "·" }
            span { class: "visually-hidden", role: "status",
                if life.is_zero() {
                    {t!("code-expired-line")}
                } else if life <= TIME_WARNING {
                    {t!("code-almost-over")}
                }
            }
            if message.resends_left == 0 {
                span { {t!("code-resends-over")} }
            } else if resending {
                Button { weight: Weight::Quiet, label: t!("code-resending"), busy: true, onpress: |()| {} }
            } else if wait.is_zero() {
                Button { weight: Weight::Quiet, label: t!("code-resend"), disabled: busy, onpress: move |()| onresend.call(()) }
            } else {
                span { role: "timer", aria_live: "off", {t!("code-resend-in", left: left(wait))} }
            }
        }
    }
}
