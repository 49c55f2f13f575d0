//! "¿Quiso decir …?": asks about a likely slip of an answer once.

/// The suggestions that the member was asked about.
#[derive(Debug)]
pub(crate) struct AskedSuggestions<T>(Vec<T>);

impl<T> Default for AskedSuggestions<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone + PartialEq> AskedSuggestions<T> {
    /// Returns the suggestion if the member was not asked about it before.
    pub(crate) fn ask(&mut self, suggestion: Option<T>) -> Option<T> {
        let new = suggestion.filter(|suggestion| !self.0.contains(suggestion))?;
        self.0.push(new.clone());
        Some(new)
    }
}
