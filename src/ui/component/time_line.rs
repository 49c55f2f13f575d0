//! The life of a security code: when it was sent, when it runs out, when another may be sent.

use core::time::Duration;

use dioxus::prelude::*;

use super::{Button, Icon, Picture, Weight, use_now};
use crate::features::code_entry::CodeMessage;
use crate::ui::words::{clock, left, t};

/// From here on a screen reader is told that the code runs out soon.
const SOON: Duration = Duration::from_mins(1);

/// "Enviado a las 10:02", "Vence en 4:31", "Reenviar en 0:41".
#[component]
pub fn TimeLine(
    /// The message.
    message: CodeMessage,
    /// Whether a resend is under way.
    resending: bool,
    /// Whether something else is, so that a resend waits.
    busy: bool,
    /// "Reenviar código".
    onresend: EventHandler<()>,
) -> Element {
    let now = use_now();
    let time = clock(message.at.wall);
    let sent = match &message.phone_tail {
        Some(tail) => t!("code-sent-to", time: time, tail: tail.clone()),
        None => t!("code-sent", time: time),
    };
    let life = message.expires.left(now);
    let expires = if life.is_zero() { t!("code-expired-line") } else { t!("code-expires", left: left(life)) };
    let wait = message.resend_from.left(now);
    rsx! {
        div { class: "time-line",
            ul { class: "time-line__facts",
                li {
                    Icon { picture: Picture::Message }
                    span { "{sent}" }
                }
                li { "data-state": if life.is_zero() { "over" } else if life <= SOON { "soon" } else { "fine" },
                    Icon { picture: Picture::Clock }
                    span { role: "timer", aria_live: "off", "{expires}" }
                }
            }
            p { class: "visually-hidden", role: "status",
                if life.is_zero() {
                    {t!("code-expired-line")}
                } else if life <= SOON {
                    {t!("code-almost-over")}
                }
            }
            if message.resends_left == 0 {
                p { class: "time-line__wait", {t!("code-resends-over")} }
            } else if resending {
                Button { label: t!("code-resending"), busy: true, onpress: |()| {} }
            } else if wait.is_zero() {
                Button { weight: Weight::Secondary, label: t!("code-resend"), disabled: busy, onpress: move |()| onresend.call(()) }
            } else {
                p { class: "time-line__wait", role: "timer", aria_live: "off", {t!("code-resend-in", left: left(wait))} }
            }
        }
    }
}
