//! The security code: boxes, keypad, time line, and what to do when it does not come.

use dioxus::prelude::*;

use crate::app::{Action, Modal};
use crate::domain::limits::{CODE_LENGTH, CODE_TRIES};
use crate::features::code_entry::{Action as Entry, CodeProblem, SecurityText};
use crate::features::keypad::Key;
use crate::features::recover_pin;
use crate::features::recover_username;
use crate::ui::component::{
    Actions, Alert, Button, CallErrorAlert, CodeBoxes, FocusTarget, FraudWarning, Hint, KeypadPlace, Screen, TimeLine,
    Weight,
};
use crate::ui::use_flow::use_flow;
use crate::ui::view::{CodeCall, CodeOf, Message};
use crate::ui::words::t;

/// Both recoveries' middle part.
#[component]
pub fn CodeScreen(
    /// Whose code.
    of: CodeOf,
    /// The message.
    message: Message,
    /// What is wrong.
    problem: Option<CodeProblem>,
    /// Where its requests stand.
    call: CodeCall,
) -> Element {
    let flow = use_flow();
    let focus_target = use_context::<FocusTarget>();
    let mut unpasted = use_signal(|| false);
    let say = move |action| {
        flow.dispatch(match of {
            CodeOf::Username => Action::RecoverUsername(recover_username::Action::Code(action)),
            CodeOf::Pin => Action::RecoverPin(recover_pin::Action::Code(action)),
        });
    };
    let mut fill = move |text: String| {
        unpasted.set(false);
        say(Entry::Filled(SecurityText::new(&text)));
    };
    let paste = move |()| async move {
        // The clipboard may be forbidden or not there at all: the finger's own "Pegar" always is.
        match document::eval("try { return await navigator.clipboard.readText() } catch { return '' }")
            .join::<String>()
            .await
        {
            Ok(text) if !text.is_empty() => fill(text),
            _ => unpasted.set(true),
        }
    };
    // A digit changes the keypad, and nothing else of this screen is drawn again for it.
    let length = use_memo(move || flow.keypad().map_or(CODE_LENGTH, |keypad| keypad.length));
    let hidden_phone = message.phone_tail.is_none();
    let busy = matches!(call, CodeCall::Checking | CodeCall::Resending);
    let unchecked = match &call {
        CodeCall::Unchecked(error) => Some(error.clone()),
        _ => None,
    };
    let wrong = if unchecked.is_some() { None } else { problem.as_ref().and_then(told) };
    let wrong = wrong.or_else(|| unpasted().then(|| t!("code-paste-failed")));
    let unsent = match problem {
        Some(CodeProblem::NotResent(error)) if unchecked.is_none() => Some(error),
        _ => None,
    };
    rsx! {
        Screen {
            title: t!("code-title"),
            onback: move |()| flow.dispatch(Action::Back),
            onkey: move |key| say(Entry::Key(key)),
            div { class: "entry",
                div { class: "entry__words",
                    p { {t!("code-lead", length: length())} }
                    CodeBoxes { described_by: "code-problem", wrong: wrong.is_some(), locked: busy, onfill: fill }
                    Alert { id: "code-problem", text: wrong, work: work(&call), may_say: may_say() }
                    FraudWarning {}
                }
                KeypadPlace {
                    resting: busy,
                    onkey: move |key| say(Entry::Key(key)),
                    onhelp: move |()| flow.dispatch(Action::Open(Modal::Help)),
                    covered: unchecked.is_some(),
                    if let Some(error) = unchecked {
                        CallErrorAlert {
                            error,
                            onretry: move |()| say(Entry::Retry),
                            onanew: move |()| say(Entry::Key(Key::Deleted)),
                        }
                    }
                }
            }
            Actions {
                Button { label: t!("code-paste"), disabled: busy, onpress: paste }
            }
            TimeLine {
                message,
                resending: call == CodeCall::Resending,
                busy,
                // Its button goes while another code is sent.
                onresend: move |()| focus_target.focus_then(move || say(Entry::Resend)),
            }
            Hint { question: t!("code-missing"),
                ul { class: "bullets",
                    li { {t!("code-missing-wait")} }
                    li { {t!("code-missing-signal")} }
                    li { {t!("code-missing-last")} }
                    li { {t!("code-missing-here")} }
                    if hidden_phone {
                        li { {t!("code-sent-hidden")} }
                    }
                }
                Button {
                    weight: Weight::Secondary,
                    label: t!("code-changed-phone"),
                    onpress: move |()| flow.dispatch(Action::Open(Modal::ChangedPhone)),
                }
            }
            if let Some(error) = unsent {
                CallErrorAlert { error, last: true, onretry: move |()| say(Entry::Resend) }
            }
        }
    }
}

/// What is wrong, in words; a code that could not be checked, or sent, has a place of its own.
fn told(problem: &CodeProblem) -> Option<String> {
    match problem {
        CodeProblem::Wrong { attempts_left } => Some(t!("code-wrong", left: *attempts_left)),
        CodeProblem::Expired => Some(t!("code-expired")),
        CodeProblem::NotACode => Some(t!("code-not-a-code")),
        CodeProblem::NotResent(_) => None,
    }
}

/// What is under way.
fn work(call: &CodeCall) -> Option<String> {
    match call {
        CodeCall::Checking => Some(t!("code-checking")),
        CodeCall::Resending => Some(t!("code-resending")),
        CodeCall::None | CodeCall::Unchecked(_) => None,
    }
}

/// All that can be told, so that there is room for it.
fn may_say() -> Vec<String> {
    vec![
        t!("code-wrong", left: CODE_TRIES),
        t!("code-wrong", left: 1),
        t!("code-expired"),
        t!("code-not-a-code"),
        t!("code-paste-failed"),
        t!("code-checking"),
        t!("code-resending"),
    ]
}
