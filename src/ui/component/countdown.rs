//! Time that passes on the screen: drawn anew each second from deadlines, never counted.

use core::time::Duration;

use dioxus::prelude::*;

use crate::domain::{Deadline, Moment};
use crate::ui::use_app::use_app;
use crate::ui::words::left;

/// The time now; redraws its component as each second begins. While the app sleeps nothing is drawn, and nothing is missed.
pub fn use_now() -> Moment {
    let app = use_app();
    let mut second = use_signal(|| 0_u64);
    use_future(move || async move {
        loop {
            let now = app.now().steady;
            let shown_for = Duration::from_secs(1).saturating_sub(Duration::from_nanos(now.subsec_nanos().into()));
            tokio::time::sleep(shown_for).await; // Until the next whole second, when there is another to show.
            second.set(now.as_secs());
        }
    });
    second();
    app.now()
}

/// What is left until a deadline: `4:31`. A timer, which a screen reader reads when asked and never by itself.
#[component]
pub fn Countdown(
    /// Until when.
    until: Deadline,
    /// The words around it, given what is left.
    say: Callback<String, String>,
) -> Element {
    let words = say.call(left(until.left(use_now())));
    rsx! {
        span { class: "countdown", role: "timer", aria_live: "off", "{words}" }
    }
}
