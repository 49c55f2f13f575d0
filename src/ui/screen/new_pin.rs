//! The new PIN and its confirmation; the rules are said before, not after.

use dioxus::prelude::*;

use crate::contract::WeakPinReason;
use crate::flow::recover_pin::{Action as RecoverPin, PinProblem};
use crate::journey::{Action, Sheet};
use crate::ui::component::{Alert, Keypad, KeypadRule, PinDots, Screen, TroubleAlert};
use crate::ui::face::PinStep;
use crate::ui::use_flow::use_flow;
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
            if step.is_first() {
                Rules {}
            } else {
                p { class: "lead", {t!("new-pin-again-lead")} }
            }
            PinDots {}
            if step == PinStep::Saving {
                p { class: "working", role: "status", {t!("new-pin-saving")} }
            } else {
                Alert { id: "pin-problem", text: problem.as_ref().map(words) }
            }
            Keypad {
                onkey: move |key| say(RecoverPin::Key(key)),
                onhelp: move |()| flow.dispatch(Action::Open(Sheet::Help)),
            }
            KeypadRule {}
            if let PinStep::Unsaved(trouble) = step {
                TroubleAlert { trouble, onretry: move |()| say(RecoverPin::Retry) }
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

fn words(problem: &PinProblem) -> String {
    match problem {
        PinProblem::Differs => t!("new-pin-differs"),
        PinProblem::Weak(WeakPinReason::Repeated) => t!("new-pin-repeated"),
        PinProblem::Weak(WeakPinReason::Run) => t!("new-pin-run"),
        PinProblem::Weak(WeakPinReason::BirthYear) => t!("new-pin-birth-year"),
        PinProblem::Weak(WeakPinReason::DocumentTail) => t!("new-pin-document-tail"),
        PinProblem::Weak(WeakPinReason::InForce) => t!("new-pin-in-force"),
        PinProblem::Weak(WeakPinReason::Other(_)) => t!("new-pin-weak"),
    }
}
