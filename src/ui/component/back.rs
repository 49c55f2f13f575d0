//! The phone's Back key, which the page receives as a key event.

use dioxus::prelude::*;

/// Returns whether a key is the phone's Back. Elements that stop the propagation of keys must let this one pass.
#[must_use]
pub fn is_back(key: &Key) -> bool {
    matches!(key, Key::GoBack | Key::BrowserBack)
}
