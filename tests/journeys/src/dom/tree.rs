//! The elements, as Dioxus' mutations make them.

mod edits;
mod search;

use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Empty for a text.
    pub tag: &'static str,
    /// Empty for an element.
    pub text: String,
    pub attributes: BTreeMap<String, String>,
    children: Vec<usize>,
    parent: Option<usize>,
    listeners: BTreeSet<&'static str>,
    id: Option<usize>,
}

impl Node {
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    #[must_use]
    pub fn class(&self) -> &str {
        self.attribute("class").unwrap_or_default()
    }
}

/// The elements of a page; the first is the root.
#[derive(Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    by_id: HashMap<usize, usize>,
    stack: Vec<usize>,
    changed: bool,
    /// Ids of new elements that listen to `mounted`.
    mounted: Vec<usize>,
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
    /// Whether anything changed since the last call.
    pub(super) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    pub(super) fn take_mounted(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.mounted)
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
        let index = self.nodes[parent].children.iter().position(|child| *child == node)?;
        self.nodes[parent].children.remove(index);
        Some((parent, index))
    }

    fn insert(&mut self, parent: usize, index: usize, new: Vec<usize>) {
        for node in &new {
            self.nodes[*node].parent = Some(parent);
        }
        self.nodes[parent].children.splice(index..index, new);
    }
}
