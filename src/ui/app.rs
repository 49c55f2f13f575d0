//! The app: which screen stands, the page over it, and the language of both.

use dioxus::prelude::*;

use super::component::{FocusTarget, is_back};
use super::modal::ModalView;
use super::styles::SHEET;
use super::use_flow::use_flow_provider;
use super::view::ScreenView;
use super::words;
use crate::app::{Action, KeySize};
use crate::features::about::screen::PrivacyScreen;
use crate::features::code_entry::screen::CodeScreen;
use crate::features::freeze::screen::{AccessFrozenScreen, ReceiptScreen};
use crate::features::home::screen::{HomeScreen, OutdatedScreen, StartingScreen};
use crate::features::log_in::screen::{FrozenScreen, LockedScreen, PinScreen, UsernameScreen};
use crate::features::recover_pin::screen::{NewPinScreen, PinChangedScreen, QuestionScreen};
use crate::features::recover_username::screen::{EmailScreen, UsernameSentScreen};
use crate::features::session::screen::{ResumingScreen, SessionScreen};

/// The app. Its root context holds the [`crate::runtime::Engine`].
#[component]
pub fn App() -> Element {
    let flow = use_flow_provider();
    let focus_target = use_context_provider(|| FocusTarget(Signal::new(None)));
    let preferences = flow.preferences();
    let modal = flow.modal();
    let tag = words::tag(preferences.language);
    // The page's own language, which a screen reader goes by before it comes to the app's.
    use_effect(use_reactive!(|tag| {
        document::eval(&format!("document.documentElement.lang = '{tag}'"));
    }));
    // When a page closes the focus comes home to the screen below.
    let mut was_open = use_signal(|| false);
    let is_open = modal.is_some();
    use_effect(use_reactive!(|is_open| {
        let closed = *was_open.peek() && !is_open;
        was_open.set(is_open);
        if let (true, Some(title)) = (closed, focus_target.0.peek().clone()) {
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
            div { class: "app__screen", inert: is_open.then_some("true"), {screen(flow.view())} }
            if let Some(modal) = modal {
                ModalView { modal }
            }
        }
    }
}

fn screen(view: ScreenView) -> Element {
    match view {
        ScreenView::Starting => rsx! { StartingScreen {} },
        ScreenView::Home { notice, remembered } => rsx! { HomeScreen { notice, remembered } },
        ScreenView::Privacy => rsx! { PrivacyScreen {} },
        ScreenView::Username { typed, remember, check, problem, call } => {
            rsx! { UsernameScreen { typed, remember, check, problem, call } }
        }
        ScreenView::Pin { username, remember, problem, call } => {
            rsx! { PinScreen { username, remember, problem, call } }
        }
        ScreenView::Locked { until } => rsx! { LockedScreen { until } },
        ScreenView::Frozen => rsx! { FrozenScreen {} },
        ScreenView::Email { typed, slide, problem, call } => rsx! { EmailScreen { typed, slide, problem, call } },
        ScreenView::UsernameSent { channels } => rsx! { UsernameSentScreen { channels } },
        ScreenView::Code { of, message, problem, call } => rsx! { CodeScreen { of, message, problem, call } },
        // Keyed, so that each question is a screen of its own, which takes the focus.
        ScreenView::Question(view) => rsx! {
            for view in [view] {
                QuestionScreen { key: "{view.question as usize}", view }
            }
        },
        ScreenView::NewPin { step, problem } => rsx! {
            for (first, step, problem) in [(step.is_first(), step, problem)] {
                NewPinScreen { key: "{first}", step, problem }
            }
        },
        ScreenView::PinChanged { forgotten } => rsx! { PinChangedScreen { forgotten } },
        ScreenView::Receipt { problem, call } => rsx! { ReceiptScreen { problem, call } },
        ScreenView::AccessFrozen => rsx! { AccessFrozenScreen {} },
        ScreenView::Resuming { error } => rsx! { ResumingScreen { error } },
        ScreenView::Session { member, ends, error, call } => {
            rsx! { SessionScreen { member, ends, error, call } }
        }
        ScreenView::Outdated => rsx! { OutdatedScreen {} },
    }
}
