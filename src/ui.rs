//! The screens.

use dioxus::prelude::*;

/// The app.
#[component]
#[allow(non_snake_case)]
pub fn App() -> Element {
    rsx! { h1 { "MULTIportal" } }
}
