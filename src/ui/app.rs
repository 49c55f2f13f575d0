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
use crate::features::freeze::screen::freeze_screen;
use crate::features::home::screen::{HomeScreen, OutdatedScreen, StartingScreen};
use crate::features::log_in::screen::log_in_screen;
use crate::features::recover_pin::screen::recover_pin_screen;
use crate::features::recover_username::screen::recover_username_screen;
use crate::features::session::screen::session_screen;
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
            "data-starting": matches!(app.view(), ScreenView::Starting).then_some(""),
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
    match app.view() {
        ScreenView::Starting => rsx! { StartingScreen {} },
        ScreenView::Home { notice, remembered, greeting } => rsx! { HomeScreen { notice, remembered, greeting } },
        ScreenView::Privacy => rsx! { PrivacyScreen {} },
        ScreenView::LogIn(view) => log_in_screen(view),
        ScreenView::PhoneLogIn(view) => rsx! { PhoneLogInScreen { view } },
        ScreenView::RecoverUsername(view) => recover_username_screen(view, app),
        ScreenView::RecoverPin(view) => recover_pin_screen(view, app),
        ScreenView::Freeze(view) => freeze_screen(view),
        ScreenView::Session(view) => session_screen(view),
        ScreenView::Outdated => rsx! { OutdatedScreen {} },
    }
}
