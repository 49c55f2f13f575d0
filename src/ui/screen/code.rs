//! The security code: boxes, keypad, time line, and what to do when it does not come.

use dioxus::prelude::*;

use crate::domain::numbers::CODE_LENGTH;
use crate::flow::code_entry::{Action as Entry, CodeProblem, SecurityText};
use crate::flow::{Trouble, recover_pin, recover_username};
use crate::journey::{Action, Sheet};
use crate::ui::component::{
    Actions, Alert, Button, CodeBoxes, FraudWarning, Hint, Keypad, KeypadRule, Screen, TimeLine, TroubleAlert, Weight,
};
use crate::ui::face::{CodeCall, CodeOf, Message};
use crate::ui::use_flow::use_flow;
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
    let length = flow.keypad().map_or(CODE_LENGTH, |keypad| keypad.length);
    let hidden_phone = message.phone_tail.is_none();
    let (wrong, trouble) = told(problem, &call);
    let wrong = wrong.or_else(|| unpasted().then(|| t!("code-paste-failed")));
    let busy = matches!(call, CodeCall::Checking | CodeCall::Resending);
    rsx! {
        Screen {
            title: t!("code-title"),
            onback: move |()| flow.dispatch(Action::Back),
            onkey: move |key| say(Entry::Key(key)),
            p { {t!("code-lead", length: length)} }
            CodeBoxes { described_by: "code-problem", wrong: wrong.is_some(), locked: busy, onfill: fill }
            if busy {
                p { class: "working", role: "status",
                    if call == CodeCall::Checking {
                        {t!("code-checking")}
                    } else {
                        {t!("code-resending")}
                    }
                }
            } else {
                Alert { id: "code-problem", text: wrong }
            }
            FraudWarning {}
            Keypad {
                resting: busy,
                onkey: move |key| say(Entry::Key(key)),
                onhelp: move |()| flow.dispatch(Action::Open(Sheet::Help)),
            }
            KeypadRule {}
            Actions {
                Button { label: t!("code-paste"), disabled: busy, onpress: paste }
            }
            TimeLine {
                message,
                resending: call == CodeCall::Resending,
                busy,
                onresend: move |()| say(Entry::Resend),
            }
            Hint { question: t!("code-missing"),
                ul { class: "bullets",
                    li { {t!("code-missing-wait")} }
                    li { {t!("code-missing-signal")} }
                    li { {t!("code-missing-last")} }
                    if hidden_phone {
                        li { {t!("code-sent-hidden")} }
                    }
                }
                Button {
                    weight: Weight::Secondary,
                    label: t!("code-changed-phone"),
                    onpress: move |()| flow.dispatch(Action::Open(Sheet::ChangedPhone)),
                }
            }
            if let Some((trouble, again)) = trouble {
                TroubleAlert {
                    trouble,
                    onretry: move |()| say(match again {
                        Again::Check => Entry::Retry,
                        Again::Resend => Entry::Resend,
                    }),
                }
            }
        }
    }
}

/// What "Reintentar" does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Again {
    Check,
    Resend,
}

fn told(problem: Option<CodeProblem>, call: &CodeCall) -> (Option<String>, Option<(Trouble, Again)>) {
    if let CodeCall::Unchecked(trouble) = call {
        return (None, Some((trouble.clone(), Again::Check)));
    }
    match problem {
        None => (None, None),
        Some(CodeProblem::Wrong { attempts_left }) => (Some(t!("code-wrong", left: attempts_left)), None),
        Some(CodeProblem::Expired) => (Some(t!("code-expired")), None),
        Some(CodeProblem::NotACode) => (Some(t!("code-not-a-code")), None),
        Some(CodeProblem::NotResent(trouble)) => (None, Some((trouble, Again::Resend))),
    }
}
