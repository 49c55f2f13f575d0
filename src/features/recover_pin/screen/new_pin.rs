//! The new PIN and its confirmation; the rules are said before, not after.

use dioxus::prelude::*;

use crate::api::WeakPinReason;
use crate::app::{Event, Modal};
use crate::domain::Deadline;
use crate::domain::limits::TIME_WARNING;
use crate::features::recover_pin::{Event as RecoverPin, NewPinPhase, NewPinView, PinProblem};
use crate::ui::component::{Alert, CallErrorAlert, Countdown, KeypadDock, KeypadRule, PinDots, Screen};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::t;

#[component]
pub fn NewPinScreen(view: NewPinView) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::RecoverPin(action));
    let NewPinView { phase, until, problem } = view;
    let first = phase == NewPinPhase::Choosing;
    let (wrong, error) = match &problem {
        Some(PinProblem::NotSaved(error)) => (None, Some(error.clone())),
        problem => (problem.as_ref().and_then(words), None),
    };
    let title = if first { t!("new-pin-title") } else { t!("new-pin-again-title") };
    rsx! {
        Screen {
            title,
            onback: move |()| app.dispatch(Event::Back),
            onkey: move |key| say(RecoverPin::Key(key)),
            div { class: "entry",
                PinDots { view: app.keypad_view(),
                    if phase != NewPinPhase::Saving {
                        TimeLeft { until }
                    }
                }
                Alert {
                    id: "pin-problem",
                    text: wrong,
                    work: (phase == NewPinPhase::Saving).then(|| t!("new-pin-saving")),
                    lead: if first { t!("new-pin-lead") } else { t!("new-pin-again-lead") },
                    possible_texts: possible_texts(),
                }
            }
            div { class: "entry__more",
                if first {
                    Rules {}
                }
                KeypadRule { order: app.key_order() }
            }
            KeypadDock {
                view: app.keypad_view(),
                onkey: move |key| say(RecoverPin::Key(key)),
                onhelp: move |()| app.dispatch(Event::Open(Modal::Help)),
                covered: error.is_some(),
                if let Some(error) = error {
                    CallErrorAlert { error, onretry: move |()| say(RecoverPin::Retry) }
                }
            }
        }
    }
}

/// The time left to choose. Its last minute is announced once (WCAG 2.2, success criterion 2.2.1).
#[component]
fn TimeLeft(until: Deadline) -> Element {
    let now = use_now();
    let soon = until.left(now) <= TIME_WARNING;
    rsx! {
        p { class: "pin-dots__time", "data-state": if soon { "soon" } else { "fine" },
            Countdown { until, now, say: move |left: String| t!("new-pin-left", left: left) }
        }
        p { class: "visually-hidden", role: "status",
            if soon {
                {t!("new-pin-almost-over")}
            }
        }
    }
}

#[component]
fn Rules() -> Element {
    rsx! {
        section { aria_labelledby: "rules",
            h2 { class: "group__title", id: "rules", {t!("new-pin-rules")} }
            ul { class: "bullets",
                li { {t!("new-pin-rule-length")} }
                li { {t!("new-pin-rule-simple")} }
                li { {t!("new-pin-rule-personal")} }
            }
        }
    }
}

/// All that can be said, so that there is room for it.
fn possible_texts() -> Vec<String> {
    use WeakPinReason::{BirthYear, DocumentTail, InForce, Other, Repeated, Run};
    let weak = [Repeated, Run, BirthYear, DocumentTail, InForce, Other(String::new())].map(PinProblem::Weak);
    let problems = weak.iter().chain([&PinProblem::Differs]).filter_map(words);
    problems.chain([t!("new-pin-saving"), t!("new-pin-lead"), t!("new-pin-again-lead")]).collect()
}

fn words(problem: &PinProblem) -> Option<String> {
    Some(match problem {
        PinProblem::NotSaved(_) => return None,
        PinProblem::Differs => t!("new-pin-differs"),
        PinProblem::Weak(WeakPinReason::Repeated) => t!("new-pin-repeated"),
        PinProblem::Weak(WeakPinReason::Run) => t!("new-pin-run"),
        PinProblem::Weak(WeakPinReason::BirthYear) => t!("new-pin-birth-year"),
        PinProblem::Weak(WeakPinReason::DocumentTail) => t!("new-pin-document-tail"),
        PinProblem::Weak(WeakPinReason::InForce) => t!("new-pin-in-force"),
        PinProblem::Weak(WeakPinReason::Recent | WeakPinReason::Other(_)) => t!("new-pin-weak"),
    })
}
