//! The root component: the current screen, the page over it, and the language of both.

use dioxus::prelude::*;

use super::component::{HelpLine, LinkOpener, PageClipboard, is_back, use_page_clipboard_provider};
use super::modal::ModalView;
use super::styles::SHEET;
use super::use_app::{AppHandle, use_app_provider};
use super::words;
use crate::app::{Event, KeySize, Modal, ScreenView};
use crate::domain::limits::SCREEN_GUARD;
use crate::features::about::screen::PrivacyScreen;
use crate::features::accesses::AccessesView;
use crate::features::accesses::screen::{AccessesScreen, ChangeScreen};
use crate::features::code_entry::screen::CodeScreen;
use crate::features::freeze::FreezeView;
use crate::features::freeze::screen::{AccessFrozenScreen, ReceiptScreen};
use crate::features::home::screen::{HomeScreen, OutdatedScreen, StartingScreen};
use crate::features::log_in::LogInView;
use crate::features::log_in::screen::{LockedScreen, PinScreen, UsernameScreen};
use crate::features::recover_pin::screen::{NewPinScreen, PinChangedScreen, QuestionScreen};
use crate::features::recover_pin::{self, NewPinPhase, RecoverPinView};
use crate::features::recover_username::screen::{EmailScreen, UsernameSentScreen};
use crate::features::recover_username::{self, RecoverUsernameView};
use crate::features::session::SessionView;
use crate::features::session::screen::{ResumingScreen, SessionNotice, SessionScreen};
use crate::features::trusted_phone::screen::PhoneLogInScreen;

/// The root component. The root context holds the [`crate::runtime::Engine`].
#[component]
pub fn AppRoot() -> Element {
    let app = use_app_provider();
    let onhelp = use_callback(move |()| app.dispatch(Event::Open(Modal::Help)));
    let phone = use_memo(move || app.contact().map(|contact| contact.support.phone));
    let store = use_memo(move || app.contact().and_then(|contact| contact.store().map(str::to_owned)));
    use_context_provider(|| HelpLine { onhelp, phone, store });
    use_context_provider(|| LinkOpener(app.links()));
    use_page_clipboard_provider();
    let preferences = app.preferences();
    let modals = app.modals();
    let tag = words::tag(preferences.language);
    let open = modals.len();
    let keys = match preferences.key_size {
        KeySize::Normal => "normal",
        KeySize::ExtraLarge => "extra-large",
    };
    rsx! {
        style { {SHEET} }
        PageClipboard {}
        div {
            class: "app",
            lang: tag,
            "data-keys": keys,
            // Milliseconds, for `page.js`.
            "data-guard": "{SCREEN_GUARD.as_millis()}",
            onkeydown: move |event| {
                if is_back(&event.key()) {
                    app.dispatch(Event::Back);
                }
            },
            div { class: "app__screen", inert: (open > 0).then_some("true"), {screen(&app)} }
            // A page keeps its elements while another covers it: one of them takes the focus again.
            for (index, modal) in modals.into_iter().enumerate() {
                ModalView { key: "{modal as usize}", modal, covered: index + 1 < open }
            }
        }
    }
}

fn screen(app: &AppHandle) -> Element {
    let app = *app;
    match app.view() {
        ScreenView::Starting => rsx! { StartingScreen {} },
        ScreenView::Home { notice, remembered, greeting } => rsx! { HomeScreen { notice, remembered, greeting } },
        ScreenView::Privacy => rsx! { PrivacyScreen {} },
        ScreenView::LogIn(LogInView::Username(view)) => rsx! { UsernameScreen { view } },
        ScreenView::LogIn(LogInView::Pin(view)) => rsx! { PinScreen { view } },
        ScreenView::LogIn(LogInView::Locked { until }) => rsx! { LockedScreen { until } },
        ScreenView::LogIn(LogInView::Frozen) => rsx! { AccessFrozenScreen { at_log_in: true } },
        ScreenView::PhoneLogIn(view) => rsx! { PhoneLogInScreen { view } },
        ScreenView::RecoverUsername(RecoverUsernameView::Email(view)) => rsx! { EmailScreen { view } },
        ScreenView::RecoverUsername(RecoverUsernameView::Code(view)) => {
            let onevent = move |event| app.dispatch(Event::RecoverUsername(recover_username::Event::Code(event)));
            let onsuggestion = move |()| app.dispatch(Event::RecoverUsername(recover_username::Event::SuggestionTaken));
            rsx! { CodeScreen { view, onevent, onsuggestion } }
        }
        ScreenView::RecoverUsername(RecoverUsernameView::UsernameSent { channels }) => {
            rsx! { UsernameSentScreen { channels } }
        }
        // Keyed: each question is a new screen, which takes the focus.
        ScreenView::RecoverPin(RecoverPinView::Question(view)) => rsx! {
            for view in [view] {
                QuestionScreen { key: "{view.question as usize}", view }
            }
        },
        ScreenView::RecoverPin(RecoverPinView::Code(view)) => {
            let onevent = move |event| app.dispatch(Event::RecoverPin(recover_pin::Event::Code(event)));
            let onsuggestion = move |()| app.dispatch(Event::RecoverPin(recover_pin::Event::SuggestionTaken));
            rsx! { CodeScreen { view, onevent, onsuggestion } }
        }
        ScreenView::RecoverPin(RecoverPinView::NewPin(view)) => rsx! {
            for view in [view] {
                NewPinScreen { key: "{view.phase == NewPinPhase::Choosing}", view }
            }
        },
        ScreenView::RecoverPin(RecoverPinView::PinChanged { forgotten }) => rsx! { PinChangedScreen { forgotten } },
        ScreenView::Freeze(FreezeView::Receipt { problem, pending }) => rsx! { ReceiptScreen { problem, pending } },
        ScreenView::Freeze(FreezeView::Frozen) => rsx! { AccessFrozenScreen {} },
        ScreenView::Session(SessionView { open: None, problem, .. }) => rsx! { ResumingScreen { problem } },
        ScreenView::Session(SessionView { open: Some(open), accesses, problem, refreshing, handing_over }) => {
            let ends = open.ends;
            match accesses {
                None => rsx! { SessionScreen { open, problem, refreshing, handing_over } },
                Some(AccessesView::Lists { phones, accesses, error, done }) => rsx! {
                    AccessesScreen { phones, accesses, error, done,
                        SessionNotice { ends, problem, refreshing }
                    }
                },
                Some(AccessesView::Question { change, pending, error }) => rsx! {
                    ChangeScreen { change, pending, error,
                        SessionNotice { ends, problem, refreshing }
                    }
                },
            }
        }
        ScreenView::Outdated => rsx! { OutdatedScreen {} },
    }
}
