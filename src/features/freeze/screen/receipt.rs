//! "No fui yo": asks for the code of the receipt.

use dioxus::prelude::*;

use crate::app::Event;
use crate::domain::{ReceiptDraft, ReceiptError};
use crate::features::freeze::{Event as Freeze, ReceiptProblem};
use crate::features::help::screen::Contact;
use crate::ui::component::{CallErrorAlert, Hint, Keyboard, Screen, SubmitButton, TextField};
use crate::ui::use_app::use_app;
use crate::ui::words::{longest_sign, sign, t};

/// Says what will happen before it asks for the code, and whom to call without one.
#[component]
pub fn ReceiptScreen(problem: Option<ReceiptProblem>, pending: bool) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::Freeze(action));
    let busy = pending;
    let (wrong, error) = match problem {
        Some(ReceiptProblem::NotSent(error)) => (None, Some(error)),
        Some(ReceiptProblem::Unreadable(ReceiptError::Missing)) => (Some(t!("receipt-missing")), None),
        Some(ReceiptProblem::Unreadable(ReceiptError::Sign(found))) => {
            (Some(t!("receipt-sign", sign: sign(found), place: found.place())), None)
        }
        Some(ReceiptProblem::Unreadable(ReceiptError::TooLong)) => (Some(t!("receipt-too-long")), None),
        Some(ReceiptProblem::Over) => (Some(t!("receipt-over")), None),
        None => (None, None),
    };
    rsx! {
        Screen { title: t!("receipt-title"), field_first: true, onback: move |()| app.dispatch(Event::Back),
            p { class: "lead", {t!("receipt-lead")} }
            p { {t!("receipt-what")} }
            TextField {
                id: "receipt",
                label: t!("receipt-label"),
                help: t!("receipt-help"),
                keyboard: Keyboard::Text,
                initial: "",
                problem: wrong,
                possible_problems: vec![
                    t!("receipt-missing"),
                    t!("receipt-sign", sign: sign(longest_sign()), place: longest_sign().place()),
                    t!("receipt-too-long"),
                    t!("receipt-over"),
                ],
                locked: busy,
                oninput: move |text: String| say(Freeze::Typed(ReceiptDraft::new(&text))),
                onenter: move |()| say(Freeze::Freeze),
            }
            SubmitButton {
                label: t!("receipt-freeze"),
                working: t!("receipt-sending"),
                busy,
                onpress: move |()| say(Freeze::Freeze),
            }
            Hint { question: t!("common-where"),
                p { {t!("receipt-where")} }
            }
            p { {t!("receipt-without")} }
            Contact {}
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(Freeze::Freeze) }
            }
        }
    }
}
