//! The app: which screen stands, the page over it, and the language of both.

use dioxus::prelude::*;

use super::component::{Heading, is_back};
use super::face::Face;
use super::screen::{
    AccessFrozenScreen, CodeScreen, EmailScreen, FrozenScreen, HomeScreen, LockedScreen, NewPinScreen, OutdatedScreen,
    PinChangedScreen, PinScreen, PrivacyScreen, QuestionScreen, ReceiptScreen, ResumingScreen, SessionScreen,
    SheetOver, StartingScreen, UsernameScreen, UsernameSentScreen,
};
use super::styles::SHEET;
use super::use_flow::use_flow_provider;
use super::words;
use crate::journey::{Action, KeySize};

/// The app. Its root context holds the [`crate::service::Engine`].
#[component]
pub fn App() -> Element {
    let flow = use_flow_provider();
    let heading = use_context_provider(|| Heading(Signal::new(None)));
    let preferences = flow.preferences();
    let sheet = flow.sheet();
    let tag = words::tag(preferences.language);
    // The page's own language, which a screen reader goes by before it comes to the app's.
    use_effect(use_reactive!(|tag| {
        document::eval(&format!("document.documentElement.lang = '{tag}'"));
    }));
    // When a page closes the focus comes home to the screen below.
    let mut was_open = use_signal(|| false);
    let is_open = sheet.is_some();
    use_effect(use_reactive!(|is_open| {
        let closed = *was_open.peek() && !is_open;
        was_open.set(is_open);
        if let (true, Some(title)) = (closed, heading.0.peek().clone()) {
            spawn(async move {
                let _ = title.set_focus(true).await;
            });
        }
    }));
    let keys = match preferences.key_size {
        KeySize::Normal => "normal",
        KeySize::ExtraLarge => "extra-large",
    };
    rsx! {
        style { {SHEET} }
        div {
            class: "app",
            lang: tag,
            "data-keys": keys,
            onkeydown: move |event| {
                if is_back(&event.key()) {
                    flow.dispatch(Action::Back);
                }
            },
            div { class: "app__screen", inert: is_open.then_some("true"), {screen(flow.face())} }
            if let Some(sheet) = sheet {
                SheetOver { sheet }
            }
        }
    }
}

fn screen(face: Face) -> Element {
    match face {
        Face::Starting => rsx! { StartingScreen {} },
        Face::Home { notice, remembered } => rsx! { HomeScreen { notice, remembered } },
        Face::Privacy => rsx! { PrivacyScreen {} },
        Face::Username { typed, remember, check, problem, call } => {
            rsx! { UsernameScreen { typed, remember, check, problem, call } }
        }
        Face::Pin { username, remember, problem, call } => {
            rsx! { PinScreen { username, remember, problem, call } }
        }
        Face::Locked { until } => rsx! { LockedScreen { until } },
        Face::Frozen => rsx! { FrozenScreen {} },
        Face::Email { typed, slide, problem, call } => rsx! { EmailScreen { typed, slide, problem, call } },
        Face::UsernameSent { channels } => rsx! { UsernameSentScreen { channels } },
        Face::Code { of, message, problem, call } => rsx! { CodeScreen { of, message, problem, call } },
        // Keyed, so that each question is a screen of its own, which takes the focus.
        Face::Question(face) => rsx! {
            for face in [face] {
                QuestionScreen { key: "{face.question as usize}", face }
            }
        },
        Face::NewPin { step, problem } => rsx! {
            for (first, step, problem) in [(step.is_first(), step, problem)] {
                NewPinScreen { key: "{first}", step, problem }
            }
        },
        Face::PinChanged { forgotten } => rsx! { PinChangedScreen { forgotten } },
        Face::Receipt { problem, call } => rsx! { ReceiptScreen { problem, call } },
        Face::AccessFrozen => rsx! { AccessFrozenScreen {} },
        Face::Resuming { trouble } => rsx! { ResumingScreen { trouble } },
        Face::Session { member, ends, trouble, call } => {
            rsx! { SessionScreen { member, ends, trouble, call } }
        }
        Face::Outdated => rsx! { OutdatedScreen {} },
    }
}
