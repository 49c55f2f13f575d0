//! The phone's own Back, which reaches the page as a key: wherever the focus is, it is the app's.

use dioxus::prelude::*;

/// Whether a key is the phone's Back. A field that keeps its keys to itself lets this one go.
#[must_use]
pub fn is_back(key: &Key) -> bool {
    matches!(key, Key::GoBack | Key::BrowserBack)
}
