//! Too many wrong PINs: the time until the next try, and the recovery, which a lock never stops.

use dioxus::prelude::*;

use crate::app::Event;
use crate::domain::Deadline;
use crate::features::help::screen::Contact;
use crate::features::log_in::Event as LogIn;
use crate::ui::component::{Actions, Button, Countdown, Medallion, Picture, Screen, Weight};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::{clock, t};

#[component]
pub fn LockedScreen(until: Deadline) -> Element {
    let app = use_app();
    let now = use_now();
    // The wall clock is only shown; the time left decides.
    let end = use_hook(|| now.later(until.left(now)).wall);
    rsx! {
        Screen { title: t!("locked-title"), onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Lock, mood: "calm" }
            p { class: "lead", {t!("locked-what")} }
            p { class: "lead lead--strong", {t!("locked-until", time: clock(end))} }
            p { class: "big-time",
                Countdown { until, now, say: move |left: String| t!("locked-left", left: left) }
            }
            p { role: "status",
                if until.has_passed(now) {
                    {t!("locked-over")}
                }
            }
            p { {t!("locked-todo")} }
            Actions {
                Button {
                    weight: Weight::Primary,
                    label: t!("locked-recover"),
                    onpress: move |()| app.dispatch(Event::LogIn(LogIn::ForgotPin)),
                }
            }
            Contact {}
        }
    }
}
