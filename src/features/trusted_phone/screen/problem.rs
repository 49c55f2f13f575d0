//! What went wrong, in words, above the buttons that lead on.

use dioxus::prelude::*;

use crate::features::trusted_phone::PhoneProblem;
use crate::ui::component::{Banner, CallErrorAlert, Tone};
use crate::ui::words::t;

/// Returns the label of the button that tries again: the words of a call's error name it.
pub(super) fn again(problem: Option<&PhoneProblem>) -> String {
    if matches!(problem, Some(PhoneProblem::NotSent(_))) { t!("common-retry") } else { t!("phone-again") }
}

#[component]
pub(super) fn ProblemBanner(problem: PhoneProblem) -> Element {
    let text = match problem {
        PhoneProblem::NotSent(error) => return rsx! { CallErrorAlert { error, last: true, unasked: true } },
        PhoneProblem::NotEnrolled => t!("phone-not-enrolled"),
        PhoneProblem::Cancelled => t!("phone-cancelled"),
        PhoneProblem::LockedOut => t!("phone-locked-out"),
        PhoneProblem::Unavailable => t!("phone-unavailable"),
        PhoneProblem::TookTooLong => t!("phone-took-too-long"),
        PhoneProblem::TooManyPhones => t!("phone-too-many"),
        PhoneProblem::KeyRefused => t!("phone-key-refused"),
        PhoneProblem::NotOffered => t!("phone-not-offered"),
    };
    rsx! { Banner { tone: Tone::Warning, text } }
}
