//! The one bridge between the screens and the engine: hands actions in, sees what changed, redraws that alone.
//!
//! The engine runs effects on tasks of its own. Nothing here outlives a screen, hence nothing is lost when the app sleeps.

use dioxus::prelude::*;
use dioxus_i18n::prelude::{I18nBundle, use_init_i18n_from_bundle};

use super::view::{KeypadView, ScreenView};
use super::words;
use crate::app::{Action, App, Modal, PortalView, Preferences};
use crate::domain::KeyOrder;
use crate::domain::Moment;
use crate::runtime::Engine;

/// The journey as the screens see it. A copy of it is as good as any other.
#[derive(Clone, Copy)]
pub struct Flow {
    engine: CopyValue<Engine>,
    /// The engine's step that was seen last.
    step: CopyValue<u64>,
    seen: Seen,
    words: I18nBundle,
}

/// What was seen last, cut by what is redrawn together: a digit redraws the keypad alone.
#[derive(Clone, Copy)]
struct Seen {
    view: Signal<ScreenView>,
    keypad: Signal<Option<KeypadView>>,
    modal: Signal<Option<Modal>>,
    preferences: Signal<Preferences>,
    key_order: Signal<KeyOrder>,
    portal: Signal<PortalView>,
}

/// Gives the bridge to everything below. Called once, by the app.
pub fn use_flow_provider() -> Flow {
    let engine = use_hook(|| CopyValue::new(consume_context::<Engine>()));
    // The language of this same look: one that is restored after it is a change, and is seen as one.
    let step = use_hook(|| CopyValue::new(engine.peek().step()));
    let seen = use_hook(|| engine.peek().read(Seen::new));
    let words = use_init_i18n_from_bundle(|| words::bundle(seen.preferences.peek().language));
    let flow = use_hook(|| provide_context(Flow { engine, step, seen, words }));
    // A redraw may wait while the app sleeps: what there is to see waits in the engine.
    use_future(move || async move {
        let mut changes = flow.engine.peek().changes();
        flow.look();
        while changes.changed().await.is_ok() {
            flow.look();
        }
    });
    flow
}

/// The bridge.
pub fn use_flow() -> Flow {
    use_context::<Flow>()
}

impl Flow {
    /// Hands an action in, and shows what came of it at once: no tap waits for a task.
    pub fn dispatch(self, action: Action) {
        let engine = self.engine.peek().clone();
        engine.dispatch(action);
        self.look();
    }

    /// The phone's clocks.
    pub fn now(self) -> Moment {
        self.engine.peek().now()
    }

    /// What the screen shows.
    pub fn view(self) -> ScreenView {
        (self.seen.view)()
    }

    /// The keypad, where there is one.
    pub fn keypad(self) -> Option<KeypadView> {
        (self.seen.keypad)()
    }

    /// The page over the journey.
    pub fn modal(self) -> Option<Modal> {
        (self.seen.modal)()
    }

    /// What the member set.
    pub fn preferences(self) -> Preferences {
        (self.seen.preferences)()
    }

    /// How the keys are ordered now.
    pub fn key_order(self) -> KeyOrder {
        (self.seen.key_order)()
    }

    /// What is known of the portal.
    pub fn portal(self) -> PortalView {
        (self.seen.portal)()
    }

    /// Takes over what changed, and only that. What a tap has shown already, the engine's own call shows no second time.
    fn look(mut self) {
        let engine = self.engine.peek().clone();
        // Asked before the look: a step between the two is looked at once more.
        let step = engine.step();
        if core::mem::replace(&mut *self.step.write(), step) == step {
            return;
        }
        let language = self.seen.preferences.peek().language;
        engine.read(|app| self.seen.look(app));
        let now = self.seen.preferences.peek().language;
        if now != language {
            self.words.set_bundle(words::bundle(now));
        }
    }
}

impl Seen {
    fn new(app: &App) -> Self {
        Self {
            view: Signal::new(ScreenView::of(app)),
            keypad: Signal::new(KeypadView::of(app)),
            modal: Signal::new(app.modal()),
            preferences: Signal::new(app.preferences().clone()),
            key_order: Signal::new(app.key_order()),
            portal: Signal::new(app.portal().clone()),
        }
    }

    fn look(mut self, app: &App) {
        set(&mut self.view, ScreenView::of(app));
        set(&mut self.keypad, KeypadView::of(app));
        set(&mut self.modal, app.modal());
        set(&mut self.key_order, app.key_order());
        if *self.preferences.peek() != *app.preferences() {
            self.preferences.set(app.preferences().clone());
        }
        // Its answer is shared: to see that it is the same one looks at no word of it.
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
