//! The licences of what the app is made of.

use dioxus::prelude::*;

use crate::ui::words::t;

/// One line a part: name, version, licence. Written by `assets/licences.sh`.
const LICENCES: &str = include_str!("../../../../assets/licences.txt");

/// The page.
#[component]
pub fn LicencesModal() -> Element {
    rsx! {
        p { {t!("licences-lead")} }
        ul { class: "licences",
            for line in LICENCES.lines() {
                li { key: "{line}", "{line}" }
            }
        }
    }
}
