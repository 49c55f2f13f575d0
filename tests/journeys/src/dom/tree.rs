//! The elements, as the app's edits make them.

mod edits;
mod search;

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An element or a text.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// The element's name; empty for a text.
    pub tag: &'static str,
    /// The text; empty for an element.
    pub text: String,
    /// The attributes.
    pub attributes: BTreeMap<String, String>,
    children: Vec<usize>,
    parent: Option<usize>,
    listeners: BTreeSet<&'static str>,
    id: Option<usize>,
}

impl Node {
    /// An attribute's value.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The class.
    #[must_use]
    pub fn class(&self) -> &str {
        self.attribute("class").unwrap_or_default()
    }
}

/// The page's elements. The first is its root.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    by_id: HashMap<usize, usize>,
    stack: Vec<usize>,
    changed: bool,
    /// Elements that came into the page and want to be told.
    pub(super) mounted: Vec<usize>,
}

impl Default for Tree {
    fn default() -> Self {
        let root = Node { tag: "main", id: Some(0), ..Node::default() };
        Self {
            nodes: vec![root],
            by_id: HashMap::from([(0, 0)]),
            stack: Vec::new(),
            changed: false,
            mounted: Vec::new(),
        }
    }
}

impl Tree {
    /// Whether anything was edited since it was asked last.
    pub(super) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    fn add(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn name(&mut self, node: usize, id: usize) {
        self.nodes[node].id = Some(id);
        self.by_id.insert(id, node);
    }

    fn detach(&mut self, node: usize) -> Option<(usize, usize)> {
        let parent = self.nodes[node].parent.take()?;
        let route = self.nodes[parent].children.iter().position(|child| *child == node)?;
        self.nodes[parent].children.remove(route);
        Some((parent, route))
    }

    fn insert(&mut self, parent: usize, route: usize, new: Vec<usize>) {
        for node in &new {
            self.nodes[*node].parent = Some(parent);
        }
        self.nodes[parent].children.splice(route..route, new);
    }
}
