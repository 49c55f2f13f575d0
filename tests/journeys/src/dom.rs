//! The screens in a small DOM in this process: elements with attributes, texts, and listeners, without layout.
//!
//! It finds elements by their words and roles.

pub mod event;
mod tree;

use std::any::Any;
use std::rc::Rc;

use dioxus::prelude::*;
use multiportal::runtime::Engine;

pub use tree::{Node, Tree};

/// An event of an element, parsed from a browser's JSON.
pub struct ParsedEvent {
    element: dioxus::core::ElementId,
    name: &'static str,
    data: Rc<dyn Any>,
}

pub struct Page {
    vdom: VirtualDom,
    tree: Tree,
    behind: bool,
}

impl Page {
    /// Opens the app on this engine.
    #[must_use]
    pub fn open(engine: &Engine) -> Self {
        event::install_converter();
        let vdom = VirtualDom::new(multiportal::ui::AppRoot).with_root_context(engine.clone());
        let mut page = Self { vdom, tree: Tree::default(), behind: false };
        page.vdom.rebuild(&mut page.tree);
        page.settle();
        page
    }

    /// Renders until nothing changes any more, and tells the app that its new elements are shown.
    pub fn settle(&mut self) {
        for _ in 0..20 {
            self.vdom.render_immediate(&mut self.tree);
            let mounted = if self.behind { Vec::new() } else { self.tree.take_mounted() };
            for element in mounted {
                let data = event::data(element, "mounted", &serde_json::Value::Null);
                self.handle(&ParsedEvent { element: dioxus::core::ElementId(element), name: "mounted", data });
            }
            if !self.tree.take_changed() {
                return;
            }
        }
    }

    /// Lets the app's tasks run and renders until a state is reached.
    pub async fn wait_until(&mut self, is_there: impl Fn(&Tree) -> bool) {
        for _ in 0..2_000 {
            self.settle();
            if is_there(&self.tree) {
                return;
            }
            tokio::task::yield_now().await;
            tokio::select! {
                biased;
                () = self.vdom.wait_for_work() => {}
                () = tokio::task::yield_now() => {}
            }
        }
        panic!("the page never reached it:\n{}", self.tree.text());
    }

    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    #[must_use]
    pub fn text(&self) -> String {
        self.tree.text()
    }

    /// Taps the button, link, radio button or checkbox with this label.
    pub fn tap(&mut self, words: &str) {
        let found = self.tree.find_control(words);
        let Some(control) = found else { panic!("nothing to tap says {words:?}:\n{}", self.tree.text()) };
        if self.tree.node(control).tag == "input" {
            self.fire(control, "change", &event::checked());
        } else {
            self.press(control);
        }
    }

    pub fn press(&mut self, node: usize) {
        self.pointer_down(node, true);
        self.click(node);
    }

    /// A touch begins; a second one at once is not the primary.
    pub fn pointer_down(&mut self, node: usize, primary: bool) {
        self.fire(node, "pointerdown", &event::pointer(primary));
    }

    /// The click after a tap, or of Enter.
    pub fn click(&mut self, node: usize) {
        self.fire(node, "click", &event::mouse());
    }

    /// Types into the field with this label: the field then holds `text`.
    pub fn type_into(&mut self, label: &str, text: &str) {
        let field = self.tree.field(label).unwrap_or_else(|| panic!("no field {label:?}:\n{}", self.tree.text()));
        self.fire(field, "input", &event::input(text));
    }

    /// A key of a hardware keyboard, at the element that the page's script focuses.
    pub fn key(&mut self, key: &str) {
        let at =
            *self.tree.all(|node| node.attribute("data-focus").is_some()).last().expect("an element has the focus");
        self.fire(at, "keydown", &event::key(key));
    }

    /// The keypad's button that shows this digit.
    #[must_use]
    pub fn digit(&self, digit: char) -> usize {
        let text = digit.to_string();
        let keys = self.tree.all(|node| node.class() == "keypad__key");
        *keys.iter().find(|key| self.tree.text_of(**key) == text).expect("each digit has a key")
    }

    /// Sends an event with this data.
    pub fn fire(&mut self, node: usize, name: &'static str, data: &serde_json::Value) {
        let event = self.parse(node, name, data);
        self.send(&event);
    }

    /// Parses an event without sending it.
    #[must_use]
    pub fn parse(&self, node: usize, name: &'static str, data: &serde_json::Value) -> ParsedEvent {
        let Some(id) = self.tree.nearest_listener(node) else { panic!("no element listens to {name}") };
        ParsedEvent { element: dioxus::core::ElementId(id), name, data: event::data(id, name, data) }
    }

    /// Sends a parsed event and renders.
    pub fn send(&mut self, parsed: &ParsedEvent) {
        self.handle(parsed);
        self.settle();
    }

    /// Lets the app render while a slow page shows nothing of it, until [`Page::catch_up`].
    pub fn fall_behind(&mut self) {
        self.behind = true;
    }

    pub fn catch_up(&mut self) {
        self.behind = false;
        self.settle();
    }

    fn handle(&self, parsed: &ParsedEvent) {
        let event = Event::new(Rc::clone(&parsed.data), true);
        self.vdom.runtime().handle_event(parsed.name, event, parsed.element);
    }
}
