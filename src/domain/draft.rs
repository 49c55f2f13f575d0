//! The text of a field, kept as it is while the member types and parsed on "Continuar".

use serde::{Deserialize, Serialize};

use super::redacted_debug;

/// Characters that a draft keeps, at most: far more than any field takes.
const LONGEST: usize = 1_024;

/// The text of a field. Personal, so `Debug` hides it; no secret, so a sealed snapshot may hold it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft(String);

redacted_debug!(Draft);

impl Draft {
    /// Takes over what the field holds. The end of a very long text is dropped.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(typed.chars().take(LONGEST).collect())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
