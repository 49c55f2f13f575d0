//! "El código venció", in place of the keypad.

use dioxus::prelude::*;

use crate::domain::Link;
use crate::features::code_entry::CodeMessage;
use crate::ui::component::{Button, HelpLine, Icon, OutsideLink, Picture, Weight};
use crate::ui::use_app::use_now;
use crate::ui::words::{left, t, time_of_day};

/// Offers another code or, when none is left, a call to the cooperative. It takes the focus of the keypad that it covers.
#[component]
pub fn ExpiredNotice(
    message: CodeMessage,
    /// Whether another code is being asked for.
    asking: bool,
    onresend: EventHandler<()>,
) -> Element {
    let phone = use_context::<HelpLine>().phone;
    let until = time_of_day(message.counted_until());
    let wait = message.resend_from.left(use_now());
    let resends = message.resends_left;
    rsx! {
        div {
            class: "banner",
            role: "alert",
            tabindex: "-1",
            "data-state": "error",
            "data-focus": "open",
            Icon { picture: Picture::Clock }
            div { class: "banner__body",
                p { class: "banner__title", {t!("code-expired-title")} }
                if resends > 0 {
                    p { {t!("code-expired-again", n: resends, time: until)} }
                    if !wait.is_zero() {
                        p { role: "timer", aria_live: "off", {t!("code-resend-in", left: left(wait))} }
                    }
                    Button {
                        weight: Weight::Primary,
                        label: t!("code-ask-again"),
                        working: t!("code-resending"),
                        busy: asking,
                        disabled: !wait.is_zero(),
                        onpress: move |()| onresend.call(()),
                    }
                } else {
                    p { {t!("code-expired-over", time: until)} }
                    if let Some(phone) = phone() {
                        OutsideLink {
                            label: t!("help-call", phone: phone.clone()),
                            link: Link::Dial { phone },
                            picture: Picture::Call,
                            weight: "primary",
                        }
                    }
                }
            }
        }
    }
}
