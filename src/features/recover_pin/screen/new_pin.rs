//! The new PIN and its confirmation; the rules are said before, not after.

use dioxus::prelude::*;

use crate::api::WeakPinReason;
use crate::app::{Action, Modal};
use crate::features::recover_pin::{Action as RecoverPin, PinProblem};
use crate::ui::component::{Alert, CallErrorAlert, KeypadPlace, PinDots, Screen};
use crate::ui::use_flow::use_flow;
use crate::ui::view::PinStep;
use crate::ui::words::t;

/// The keypad, twice.
#[component]
pub fn NewPinScreen(
    /// Which time, or what comes after.
    step: PinStep,
    /// What is wrong.
    problem: Option<PinProblem>,
) -> Element {
    let flow = use_flow();
    let say = move |action| flow.dispatch(Action::RecoverPin(action));
    let title = if step.is_first() { t!("new-pin-title") } else { t!("new-pin-again-title") };
    rsx! {
        Screen {
            title,
            onback: move |()| flow.dispatch(Action::Back),
            onkey: move |key| say(RecoverPin::Key(key)),
            div { class: "entry",
                div { class: "entry__words",
                    if step.is_first() {
                        Rules {}
                    } else {
                        p { class: "lead", {t!("new-pin-again-lead")} }
                    }
                    PinDots {}
                    Alert {
                        id: "pin-problem",
                        text: problem.as_ref().map(words),
                        work: (step == PinStep::Saving).then(|| t!("new-pin-saving")),
                        may_say: problems().iter().map(words).chain([t!("new-pin-saving")]).collect::<Vec<_>>(),
                    }
                }
                KeypadPlace {
                    onkey: move |key| say(RecoverPin::Key(key)),
                    onhelp: move |()| flow.dispatch(Action::Open(Modal::Help)),
                    covered: matches!(step, PinStep::Unsaved(_)),
                    if let PinStep::Unsaved(error) = step {
                        CallErrorAlert { error, onretry: move |()| say(RecoverPin::Retry) }
                    }
                }
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

/// All that can be wrong, so that there is room for it.
fn problems() -> Vec<PinProblem> {
    use WeakPinReason::{BirthYear, DocumentTail, InForce, Other, Repeated, Run};
    let weak = [Repeated, Run, BirthYear, DocumentTail, InForce, Other(String::new())];
    weak.map(PinProblem::Weak).into_iter().chain([PinProblem::Differs]).collect()
}

fn words(problem: &PinProblem) -> String {
    match problem {
        PinProblem::Differs => t!("new-pin-differs"),
        PinProblem::Weak(WeakPinReason::Repeated) => t!("new-pin-repeated"),
        PinProblem::Weak(WeakPinReason::Run) => t!("new-pin-run"),
        PinProblem::Weak(WeakPinReason::BirthYear) => t!("new-pin-birth-year"),
        PinProblem::Weak(WeakPinReason::DocumentTail) => t!("new-pin-document-tail"),
        PinProblem::Weak(WeakPinReason::InForce) => t!("new-pin-in-force"),
        PinProblem::Weak(WeakPinReason::Recent | WeakPinReason::Other(_)) => t!("new-pin-weak"),
    }
}
