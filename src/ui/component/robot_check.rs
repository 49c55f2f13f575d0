//! "No soy un robot": shows the state of the proof of work, which runs while the member types. There is nothing to solve.

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::flow::Readiness;
use crate::ui::words::t;

#[component]
pub fn RobotCheck(readiness: Readiness) -> Element {
    let (state, words) = match readiness {
        Readiness::Underway => ("underway", t!("robot-underway")),
        Readiness::Ready => ("ready", t!("robot-ready")),
        Readiness::Failed => ("failed", t!("robot-failed")),
    };
    rsx! {
        div { class: "robot-check", role: "status", "data-state": state,
            span { class: "robot-check__box", aria_hidden: "true",
                if readiness == Readiness::Ready {
                    Icon { picture: Picture::Tick }
                }
            }
            span { class: "robot-check__words",
                span { class: "robot-check__label", {t!("robot-label")} }
                span { class: "robot-check__state", "{words}" }
            }
        }
    }
}
