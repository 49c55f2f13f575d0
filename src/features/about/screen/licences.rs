//! The licences of the dependencies.

use dioxus::prelude::*;

use crate::ui::words::t;

/// One line each: name, version, licence. Written by `assets/licences.sh`.
const LICENCES: &str = include_str!("../../../../assets/licences.txt");

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

#[cfg(test)]
mod tests {
    use super::LICENCES;

    #[test]
    fn every_part_has_a_name_and_a_whole_licence() {
        for line in LICENCES.lines() {
            let (part, licence) = line.split_once(" · ").unwrap_or_default();
            assert!(part.contains(" v"), "“{line}” names a part and its version");
            let whole = !licence.is_empty() && !licence.starts_with("AND ") && !licence.starts_with("OR ");
            assert!(whole, "“{line}” names the whole licence");
        }
    }
}
