//! What a member is typing: kept as it is, read only when they say that it is done.

use serde::{Deserialize, Serialize};

use super::redacted_debug;

/// Characters that a draft keeps, at the most: far more than any field takes, far less than a pasted book.
const LONGEST: usize = 1_024;

/// The text of a field. Personal, therefore it never prints; not a secret, therefore it may be saved, sealed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft(String);

redacted_debug!(Draft);

impl Draft {
    /// What the field holds now. The rest of a pasted book is dropped.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.chars().take(LONGEST).collect())
    }

    /// The text, to be read by a domain type or shown in its own field again.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
