//! The one bridge between screens and engine: dispatches events, and updates the signals of what changed.
//!
//! The engine runs effects on its own tasks, so nothing is lost when a screen closes or the app is in the background.

use core::time::Duration;
use std::sync::Arc;

use dioxus::prelude::*;
use dioxus_i18n::prelude::{I18nBundle, use_init_i18n_from_bundle};

use super::component::NewestScreen;
use super::words;
use crate::app::{App, Contact, Event, Modal, PhoneView, PortalView, Preferences, ScreenView};
use crate::device::{Clipboard, Links};
use crate::domain::{Draft, KeyOrder, Moment};
use crate::features::keypad::KeypadView;
use crate::runtime::Engine;

#[derive(Clone, Copy)]
pub struct AppHandle {
    engine: CopyValue<Engine>,
    /// The engine's step that the signals show.
    step: CopyValue<u64>,
    views: Views,
    words: I18nBundle,
    newest: NewestScreen,
}

/// Signals, one for each part that renders on its own: a digit renders the keypad alone.
#[derive(Clone, Copy)]
struct Views {
    screen: Signal<ScreenView>,
    keypad: Signal<Option<KeypadView>>,
    modals: Signal<Vec<Modal>>,
    preferences: Signal<Preferences>,
    key_order: Signal<KeyOrder>,
    portal: Signal<PortalView>,
    phone: Signal<PhoneView>,
    contact: Signal<Option<Contact>>,
}

/// Provides the bridge to everything below. Called once, by the app's root.
pub fn use_app_provider() -> AppHandle {
    let engine = use_hook(|| CopyValue::new(consume_context::<Engine>()));
    let step = use_hook(|| CopyValue::new(engine.peek().step()));
    let views = use_hook(|| engine.peek().read(Views::new));
    let words = use_init_i18n_from_bundle(|| words::bundle(views.preferences.peek().language));
    let newest = NewestScreen::provide();
    let app = use_hook(|| provide_context(AppHandle { engine, step, views, words, newest }));
    // A render may wait while the app is in the background; the engine's state does not.
    use_future(move || async move {
        let mut changes = app.engine.peek().changes();
        app.refresh();
        while changes.changed().await.is_ok() {
            app.refresh();
        }
    });
    use_effect(move || {
        if !matches!(*app.views.screen.read(), ScreenView::Starting) {
            app.engine.peek().confirm_restored();
        }
    });
    app
}

pub fn use_app() -> AppHandle {
    use_context::<AppHandle>()
}

/// Returns the current time, and renders the caller again at each new second.
pub fn use_now() -> Moment {
    let app = use_app();
    let mut second = use_signal(|| 0_u64);
    use_future(move || async move {
        loop {
            let now = app.now().steady;
            let shown_for = Duration::from_secs(1).saturating_sub(Duration::from_nanos(now.subsec_nanos().into()));
            tokio::time::sleep(shown_for).await; // Until the countdown shows another second.
            second.set(now.as_secs());
        }
    });
    second();
    app.now()
}

/// Returns the text of the screen's field when the field appears. Later texts are in the field itself.
pub fn use_initial_text() -> String {
    let app = use_app();
    use_hook(|| app.engine.peek().read(|app| app.draft().map(Draft::as_str).unwrap_or_default().to_owned()))
}

impl AppHandle {
    /// Dispatches an event, and shows its result at once: no tap waits for a task. An event from before the page shows the newest
    /// screen is ignored.
    pub fn dispatch(self, event: Event) {
        if !self.newest.is_shown() {
            return;
        }
        let engine = self.engine.peek().clone();
        engine.dispatch(event);
        self.refresh();
    }

    pub fn clipboard(self) -> Arc<dyn Clipboard> {
        self.engine.peek().clipboard()
    }

    pub fn links(self) -> Arc<dyn Links> {
        self.engine.peek().links()
    }

    pub fn now(self) -> Moment {
        self.engine.peek().now()
    }

    pub fn view(self) -> ScreenView {
        (self.views.screen)()
    }

    /// Returns the keypad that takes keys, if any.
    pub fn keypad(self) -> Option<KeypadView> {
        (self.views.keypad)()
    }

    /// The keypad as a signal, for components: a digit redraws them alone.
    pub fn keypad_view(self) -> ReadSignal<Option<KeypadView>> {
        self.views.keypad.into()
    }

    /// Returns the open pages, the upper one last.
    pub fn modals(self) -> Vec<Modal> {
        (self.views.modals)()
    }

    pub fn preferences(self) -> Preferences {
        (self.views.preferences)()
    }

    pub fn key_order(self) -> KeyOrder {
        (self.views.key_order)()
    }

    pub fn portal(self) -> PortalView {
        (self.views.portal)()
    }

    /// Returns this phone as a trusted one.
    pub fn phone(self) -> PhoneView {
        (self.views.phone)()
    }

    /// Returns the contacts of the portal's last answer, which may be of an earlier start.
    pub fn contact(self) -> Option<Contact> {
        (self.views.contact)()
    }

    /// Updates the signals whose value changed.
    fn refresh(mut self) {
        let engine = self.engine.peek().clone();
        // Read before the state: an event between the two is shown by the next refresh.
        let step = engine.step();
        if core::mem::replace(&mut *self.step.write(), step) == step {
            return;
        }
        let before = self.views.preferences.peek().language;
        engine.read(|app| self.views.update(app));
        let language = self.views.preferences.peek().language;
        if language != before {
            self.words.set_bundle(words::bundle(language));
        }
    }
}

impl Views {
    fn new(app: &App) -> Self {
        Self {
            screen: Signal::new(app.into()),
            keypad: Signal::new(app.keypad()),
            modals: Signal::new(app.modals().to_vec()),
            preferences: Signal::new(app.preferences().clone()),
            key_order: Signal::new(app.key_order()),
            portal: Signal::new(app.portal().clone()),
            phone: Signal::new(app.phone()),
            contact: Signal::new(app.contact().cloned()),
        }
    }

    fn update(mut self, app: &App) {
        set(&mut self.screen, app.into());
        set(&mut self.keypad, app.keypad());
        set(&mut self.key_order, app.key_order());
        set(&mut self.phone, app.phone());
        if *self.modals.peek() != app.modals() {
            self.modals.set(app.modals().to_vec());
        }
        if self.contact.peek().as_ref() != app.contact() {
            self.contact.set(app.contact().cloned());
        }
        if *self.preferences.peek() != *app.preferences() {
            self.preferences.set(app.preferences().clone());
        }
        if *self.portal.peek() != *app.portal() {
            self.portal.set(app.portal().clone());
        }
    }
}

fn set<T: PartialEq + 'static>(signal: &mut Signal<T>, value: T) {
    if *signal.peek() != value {
        signal.set(value);
    }
}
