//! Applies Dioxus' mutations.

use dioxus::core::{AttributeValue, ElementId, Template, TemplateAttribute, TemplateNode, WriteMutations};

use super::{Node, Tree};

impl Tree {
    fn of_template(&mut self, template: &TemplateNode) -> usize {
        match template {
            TemplateNode::Element { tag, attrs, children, .. } => {
                let mut node = Node { tag, ..Node::default() };
                for attribute in *attrs {
                    if let TemplateAttribute::Static { name, value, .. } = attribute {
                        node.attributes.insert((*name).to_owned(), (*value).to_owned());
                    }
                }
                let at = self.add(node);
                let children = children.iter().map(|child| self.of_template(child)).collect();
                self.insert(at, 0, children);
                at
            }
            TemplateNode::Text { text } => self.add(Node { text: (*text).to_owned(), ..Node::default() }),
            TemplateNode::Dynamic { .. } => self.add(Node::default()),
        }
    }

    fn pop(&mut self, count: usize) -> Vec<usize> {
        self.changed = true;
        let new = self.stack.split_off(self.stack.len() - count);
        for node in &new {
            self.detach(*node);
        }
        new
    }

    fn below_top(&self, path: &[u8]) -> usize {
        let top = *self.stack.last().expect("a node on the stack");
        path.iter().fold(top, |node, step| self.nodes[node].children[usize::from(*step)])
    }

    fn replace(&mut self, old: usize, new: Vec<usize>) {
        let (parent, index) = self.detach(old).expect("a node in the page");
        self.insert(parent, index, new);
    }

    fn put_beside(&mut self, anchor: usize, after: usize, new: Vec<usize>) {
        let parent = self.nodes[anchor].parent.expect("a node in the page");
        let index = self.nodes[parent].children.iter().position(|child| *child == anchor).expect("its own place");
        self.insert(parent, index + after, new);
    }
}

impl WriteMutations for Tree {
    fn append_children(&mut self, id: ElementId, m: usize) {
        let new = self.pop(m);
        let parent = self.by_id[&id.0];
        let index = self.nodes[parent].children.len();
        self.insert(parent, index, new);
    }

    fn assign_node_id(&mut self, path: &'static [u8], id: ElementId) {
        let node = self.below_top(path);
        self.name(node, id.0);
    }

    fn create_placeholder(&mut self, id: ElementId) {
        let node = self.add(Node::default());
        self.name(node, id.0);
        self.stack.push(node);
    }

    fn create_text_node(&mut self, value: &str, id: ElementId) {
        let node = self.add(Node { text: value.to_owned(), ..Node::default() });
        self.name(node, id.0);
        self.stack.push(node);
    }

    fn load_template(&mut self, template: Template, index: usize, id: ElementId) {
        let node = self.of_template(&template.roots[index]);
        self.name(node, id.0);
        self.stack.push(node);
    }

    fn replace_node_with(&mut self, id: ElementId, m: usize) {
        let new = self.pop(m);
        self.replace(self.by_id[&id.0], new);
    }

    fn replace_placeholder_with_nodes(&mut self, path: &'static [u8], m: usize) {
        let new = self.pop(m);
        let old = self.below_top(path);
        self.replace(old, new);
    }

    fn insert_nodes_after(&mut self, id: ElementId, m: usize) {
        let new = self.pop(m);
        self.put_beside(self.by_id[&id.0], 1, new);
    }

    fn insert_nodes_before(&mut self, id: ElementId, m: usize) {
        let new = self.pop(m);
        self.put_beside(self.by_id[&id.0], 0, new);
    }

    fn set_attribute(&mut self, name: &'static str, _: Option<&'static str>, value: &AttributeValue, id: ElementId) {
        self.changed = true;
        let node = self.by_id[&id.0];
        let value = match value {
            AttributeValue::Text(text) => Some(text.clone()),
            AttributeValue::Float(number) => Some(number.to_string()),
            AttributeValue::Int(number) => Some(number.to_string()),
            AttributeValue::Bool(value) => Some(value.to_string()),
            _ => None,
        };
        let attributes = &mut self.nodes[node].attributes;
        match value {
            Some(value) => attributes.insert(name.to_owned(), value),
            None => attributes.remove(name),
        };
    }

    fn set_node_text(&mut self, value: &str, id: ElementId) {
        self.changed = true;
        let node = self.by_id[&id.0];
        value.clone_into(&mut self.nodes[node].text);
    }

    fn create_event_listener(&mut self, name: &'static str, id: ElementId) {
        let node = self.by_id[&id.0];
        self.nodes[node].listeners.insert(name);
        if name == "mounted" {
            self.mounted.push(id.0);
        }
    }

    fn remove_event_listener(&mut self, name: &'static str, id: ElementId) {
        let node = self.by_id[&id.0];
        self.nodes[node].listeners.remove(name);
    }

    fn remove_node(&mut self, id: ElementId) {
        self.changed = true;
        self.detach(self.by_id[&id.0]);
    }

    fn push_root(&mut self, id: ElementId) {
        self.stack.push(self.by_id[&id.0]);
    }
}
