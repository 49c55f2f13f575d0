//! The screen of the security code: boxes, keypad, time line, and help when no code arrives.

use dioxus::prelude::*;

use super::asked::{AskedLine, TypedEmail, lead};
use super::expired::ExpiredNotice;
use super::other_ways::OtherWays;
use crate::app::{Event, Modal};
use crate::device::ClipboardError;
use crate::domain::limits::{CODE_LENGTH, CODE_TRIES};
use crate::features::code_entry::{CodeMessage, CodeProblem, CodeRefusal, CodeText, CodeView, Event as Entry, Phase};
use crate::features::keypad::Key;
use crate::flow::Delivery;
use crate::ui::component::{
    Alert, Banner, Button, CallErrorAlert, CodeBoxes, FraudWarning, KeypadDock, KeypadRule, Screen, TimeLine, Tone,
    use_clipboard,
};
use crate::ui::use_app::{use_app, use_now};
use crate::ui::words::{code_refusal, t};

/// Shared by both recoveries.
#[component]
pub fn CodeScreen(
    view: CodeView,
    onevent: EventHandler<Entry>,
    /// The suggested e-mail was meant.
    onsuggestion: EventHandler<()>,
) -> Element {
    let app = use_app();
    let clipboard = use_clipboard();
    let mut unpasted = use_signal(|| false);
    let say = move |event| onevent.call(event);
    let resend = move |delivery| say(Entry::Resend(delivery));
    let CodeView { message, email, suggestion, phase, expired, problem, refused } = view;
    let fill = move |text: String| {
        unpasted.set(false);
        say(Entry::Filled(CodeText::new(&text)));
    };
    let paste = move |()| async move {
        let text = match clipboard.read().await {
            Ok(text) => Some(CodeText::new(text.expose())),
            Err(ClipboardError::Empty) => Some(CodeText::new("")),
            // Longer than any message: the code is not read from its first characters.
            Err(ClipboardError::TooLong) => Some(CodeText::new("?")),
            Err(ClipboardError::Unavailable) => None,
        };
        unpasted.set(text.is_none());
        if let Some(text) = text {
            say(Entry::Pasted(text));
        }
    };
    let view = app.keypad_view();
    let lead = lead(&message, email.as_deref());
    let busy = matches!(phase, Phase::Checking | Phase::Resending);
    let wrong = problem.as_ref().and_then(problem_text);
    let wrong = wrong.or_else(|| unpasted().then(|| t!("code-paste-failed")));
    let (unchecked, unsent) = match problem {
        Some(CodeProblem::NotChecked(error)) => (Some(error), None),
        Some(CodeProblem::NotResent(error)) => (None, Some(error)),
        _ => (None, None),
    };
    rsx! {
        Screen {
            title: t!("code-title"),
            onback: move |()| app.dispatch(Event::Back),
            onkey: move |key| say(Entry::Key(key)),
            div { class: "entry",
                CodeBoxes { view, described_by: "code-problem", wrong: wrong.is_some(), locked: busy || expired, onfill: fill }
                CodeTimeLine {
                    message: message.clone(),
                    resending: phase == Phase::Resending,
                    busy,
                    onresend: move |()| resend(Delivery::Autofill(None)),
                }
                Alert {
                    id: "code-problem",
                    text: wrong,
                    work: pending_text(phase),
                    lead: (!expired).then_some(lead),
                    possible_texts: possible_texts(),
                }
            }
            div { class: "entry__more",
                if let Some(error) = unsent.clone().filter(|_| !expired) {
                    CallErrorAlert { error, last: true, onretry: move |()| say(Entry::Retry) }
                }
                if let Some(refused) = refused {
                    Banner { tone: Tone::Note, title: t!("code-refused-title"), text: refused.as_str(),
                        p { class: "note", {t!("code-refused-text")} }
                    }
                }
                Button { label: t!("code-paste"), disabled: busy || expired, onpress: paste }
                if let Some(email) = email {
                    TypedEmail { email, suggestion, oncorrect: move |()| say(Entry::Back), onsuggestion }
                }
                FraudWarning {}
                AskedLine { message: message.clone() }
                OtherWays { message: message.clone(), busy, onresend: resend }
                KeypadRule { order: app.key_order() }
            }
            KeypadDock {
                view,
                resting: busy,
                onkey: move |key| say(Entry::Key(key)),
                onhelp: move |()| app.dispatch(Event::Open(Modal::Help)),
                covered: unchecked.is_some() || expired,
                if let Some(error) = unchecked {
                    CallErrorAlert {
                        error,
                        onretry: move |()| say(Entry::Retry),
                        onrestart: move |()| say(Entry::Key(Key::Deleted)),
                    }
                } else if let (true, Some(error)) = (expired, unsent) {
                    CallErrorAlert { error, onretry: move |()| say(Entry::Retry) }
                } else if expired {
                    ExpiredNotice {
                        message,
                        asking: phase == Phase::Resending,
                        onresend: move |()| say(Entry::Resend(Delivery::Autofill(None))),
                    }
                }
            }
        }
    }
}

/// Renders [`TimeLine`] each second, so that [`CodeScreen`] is not.
#[component]
fn CodeTimeLine(message: CodeMessage, resending: bool, busy: bool, onresend: EventHandler<()>) -> Element {
    let now = use_now();
    rsx! {
        TimeLine { message, now, resending, busy, onresend }
    }
}

/// Returns the text of a problem. A code that could not be checked or sent has an alert of its own.
fn problem_text(problem: &CodeProblem) -> Option<String> {
    match problem {
        CodeProblem::Wrong { attempts_left } => Some(t!("code-wrong", left: *attempts_left)),
        CodeProblem::TextRefused => Some(t!("code-refused-below")),
        CodeProblem::Refused(refusal) => Some(code_refusal(*refusal, CODE_LENGTH)),
        CodeProblem::NotChecked(_) | CodeProblem::NotResent(_) => None,
    }
}

fn pending_text(phase: Phase) -> Option<String> {
    match phase {
        Phase::Checking => Some(t!("code-checking")),
        Phase::Resending => Some(t!("code-resending")),
        Phase::Entering | Phase::Unchecked | Phase::Expired => None,
    }
}

/// Every text that the alert can show: it reserves their room.
fn possible_texts() -> Vec<String> {
    vec![
        t!("code-refused-below"),
        t!("code-wrong", left: CODE_TRIES),
        t!("code-wrong", left: 1),
        code_refusal(CodeRefusal::NotACode, CODE_LENGTH),
        code_refusal(CodeRefusal::TooManyDigits, CODE_LENGTH),
        code_refusal(CodeRefusal::ClipboardEmpty, CODE_LENGTH),
        t!("code-paste-failed"),
        t!("code-checking"),
        t!("code-resending"),
    ]
}
