//! The warning that stands wherever a code is asked for.

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::ui::words::t;

/// "Nadie de la cooperativa le pedirá este código."
#[component]
pub fn FraudWarning() -> Element {
    rsx! {
        p { class: "fraud-warning",
            Icon { picture: Picture::Shield }
            span { {t!("code-fraud")} }
        }
    }
}
