//! Finds elements by their words, labels and attributes.

use super::{Node, Tree};

impl Tree {
    #[must_use]
    pub fn node(&self, at: usize) -> &Node {
        &self.nodes[at]
    }

    /// The indices of all elements that match, in the page's order.
    #[must_use]
    pub fn all(&self, matches: impl Fn(&Node) -> bool) -> Vec<usize> {
        let mut found = Vec::new();
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            if matches(&self.nodes[at]) && !self.nodes[at].tag.is_empty() {
                found.push(at);
            }
            open.extend(self.nodes[at].children.iter().rev());
        }
        found
    }

    /// All text of the page, without screens below an open page, which are inert.
    #[must_use]
    pub fn text(&self) -> String {
        self.text_of(0)
    }

    /// The text of an element, with a space between elements that do not only mark where a word may break.
    #[must_use]
    pub fn text_of(&self, at: usize) -> String {
        let mut words = Vec::new();
        self.gather(at, &mut words);
        words.join(" ").replace(" <wbr> ", "").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather<'a>(&'a self, at: usize, words: &mut Vec<&'a str>) {
        let node = &self.nodes[at];
        if node.tag == "style" || node.attribute("inert").is_some() {
            return;
        }
        if node.tag == "wbr" {
            words.push("<wbr>");
        }
        if !node.text.is_empty() {
            words.push(&node.text);
        }
        for child in &node.children {
            self.gather(*child, words);
        }
    }

    /// Whether an element is below an inert one.
    fn is_inert(&self, at: usize) -> bool {
        let mut node = Some(at);
        while let Some(here) = node {
            if self.nodes[here].attribute("inert").is_some() {
                return true;
            }
            node = self.nodes[here].parent;
        }
        false
    }

    /// The button, link, radio button or checkbox with this label.
    #[must_use]
    pub fn find_control(&self, words: &str) -> Option<usize> {
        let controls = self.all(|node| matches!(node.tag, "button" | "a" | "label"));
        let said = controls.into_iter().find(|at| !self.is_inert(*at) && self.text_of(*at) == words)?;
        if self.nodes[said].tag == "label" {
            return self.nodes[said].children.iter().copied().find(|child| self.nodes[*child].tag == "input");
        }
        Some(said)
    }

    /// The field with this label.
    #[must_use]
    pub fn field(&self, label: &str) -> Option<usize> {
        let labels = self.all(|node| node.tag == "label");
        let by_label = labels.into_iter().find(|at| self.text_of(*at) == label).and_then(|at| {
            let id = self.nodes[at].attribute("for")?;
            self.all(|node| node.tag == "input" && node.attribute("id") == Some(id)).first().copied()
        });
        by_label.or_else(|| {
            self.all(|node| node.tag == "input" && node.attribute("aria-label") == Some(label)).first().copied()
        })
    }

    /// The Dioxus id of the element that listens, or of its nearest ancestor that does: Dioxus sends events to no other.
    #[must_use]
    pub fn nearest_listener(&self, at: usize) -> Option<usize> {
        let mut node = Some(at);
        while let Some(here) = node {
            if !self.nodes[here].listeners.is_empty() {
                return self.nodes[here].id;
            }
            node = self.nodes[here].parent;
        }
        None
    }
}
