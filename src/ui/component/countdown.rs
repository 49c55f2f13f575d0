//! The time left until a deadline.

use dioxus::prelude::*;

use crate::domain::{Deadline, Moment};
use crate::ui::words::left;

/// The time left until a deadline: `4:31`. A screen reader reads the timer on request only.
#[component]
pub fn Countdown(
    until: Deadline,
    now: Moment,
    /// Makes the sentence around the time left.
    say: Callback<String, String>,
) -> Element {
    let words = say.call(left(until.left(now)));
    rsx! {
        span { class: "countdown", role: "timer", aria_live: "off", "{words}" }
    }
}
