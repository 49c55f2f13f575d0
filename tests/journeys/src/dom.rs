//! The screens in a small DOM, in this process: tap, type, see.
//!
//! It is a page without layout and without a browser: elements, their attributes and texts, listeners, and which element has the
//! focus. It finds things as people do, by their words and roles.

pub mod event;
mod tree;

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use dioxus::prelude::*;
use multiportal::runtime::Engine;

pub use tree::{Node, Tree};

/// An event of an element, read from what a browser sends.
pub struct Arrived {
    element: dioxus::core::ElementId,
    name: &'static str,
    data: Rc<dyn Any>,
}

/// The app's page.
pub struct Page {
    vdom: VirtualDom,
    tree: Tree,
    focus: Rc<Cell<Option<usize>>>,
}

impl Page {
    /// Opens the app on this engine.
    #[must_use]
    pub fn open(engine: &Engine) -> Self {
        event::install_converter();
        let vdom = VirtualDom::new(multiportal::ui::AppRoot).with_root_context(engine.clone());
        let mut page = Self { vdom, tree: Tree::default(), focus: Rc::default() };
        page.vdom.rebuild(&mut page.tree);
        page.settle();
        page
    }

    /// Draws what is to be drawn, and hands mounted elements their focus, until nothing more comes.
    pub fn settle(&mut self) {
        for _ in 0..20 {
            self.vdom.render_immediate(&mut self.tree);
            let mounted = std::mem::take(&mut self.tree.mounted);
            if mounted.is_empty() && !self.tree.take_changed() {
                return;
            }
            for id in mounted {
                let event = event::mounted(id, Rc::clone(&self.focus));
                self.vdom.runtime().handle_event("mounted", event, dioxus::core::ElementId(id));
            }
        }
    }

    /// Lets the app's tasks run, and draws.
    pub async fn wait_until(&mut self, is_so: impl Fn(&Tree) -> bool) {
        for _ in 0..2_000 {
            self.settle();
            if is_so(&self.tree) {
                return;
            }
            tokio::task::yield_now().await;
            tokio::select! {
                biased;
                () = self.vdom.wait_for_work() => {}
                () = tokio::task::yield_now() => {}
            }
        }
        panic!("the page never came there:\n{}", self.tree.text());
    }

    /// What the page shows.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// All the words on it.
    #[must_use]
    pub fn text(&self) -> String {
        self.tree.text()
    }

    /// The element that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&Node> {
        self.focus.get().and_then(|id| self.tree.by_element(id))
    }

    /// The words of the element that has the focus.
    #[must_use]
    pub fn focused_words(&self) -> String {
        let at = self.focus.get().and_then(|id| self.tree.element(id));
        at.map(|at| self.tree.text_of(at)).unwrap_or_default()
    }

    /// Taps what says `words`: a button, a link, a radio button or a checkbox.
    pub fn tap(&mut self, words: &str) {
        let found = self.tree.find_control(words);
        let Some(control) = found else { panic!("nothing to tap says {words:?}:\n{}", self.tree.text()) };
        if self.tree.node(control).tag == "input" {
            self.fire(control, "change", &event::checked());
        } else {
            self.press(control);
        }
    }

    /// A finger goes down on an element and up again.
    pub fn press(&mut self, node: usize) {
        self.finger_down(node, true);
        self.click(node);
    }

    /// A finger goes down; a second one is not the primary.
    pub fn finger_down(&mut self, node: usize, primary: bool) {
        self.fire(node, "pointerdown", &event::pointer(primary));
    }

    /// The click that a browser makes of a finger that goes up where it went down, or of Enter.
    pub fn click(&mut self, node: usize) {
        self.fire(node, "click", &event::mouse());
    }

    /// Types into the field with this label: the field then holds `text`.
    pub fn type_into(&mut self, label: &str, text: &str) {
        let field = self.tree.field(label).unwrap_or_else(|| panic!("no field {label:?}:\n{}", self.tree.text()));
        self.fire(field, "input", &event::input(text));
    }

    /// A key of a hardware keyboard, where the focus is.
    pub fn key(&mut self, key: &str) {
        let at = self.focus.get().and_then(|id| self.tree.element(id)).expect("something has the focus");
        self.fire(at, "keydown", &event::key(key));
    }

    /// The keypad's button that shows this digit.
    #[must_use]
    pub fn digit(&self, digit: char) -> usize {
        let text = digit.to_string();
        let keys = self.tree.all(|node| node.class() == "keypad__key");
        *keys.iter().find(|key| self.tree.text_of(**key) == text).expect("each digit has a key")
    }

    /// An event, with its data as a browser would send it.
    pub fn fire(&mut self, node: usize, name: &'static str, data: &serde_json::Value) {
        let arrived = self.arrived(node, name, data);
        self.hear(&arrived);
    }

    /// An event that arrived in this process and is not heard yet, as often as wanted.
    #[must_use]
    pub fn arrived(&self, node: usize, name: &'static str, data: &serde_json::Value) -> Arrived {
        let Some(id) = self.tree.nearest_id(node) else { panic!("nobody hears {name}") };
        Arrived { element: dioxus::core::ElementId(id), name, data: event::data(id, name, data) }
    }

    /// The app hears an event, and draws.
    pub fn hear(&mut self, arrived: &Arrived) {
        let event = Event::new(Rc::clone(&arrived.data), true);
        self.vdom.runtime().handle_event(arrived.name, event, arrived.element);
        self.settle();
    }
}
