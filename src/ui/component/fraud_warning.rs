//! "Nadie de la cooperativa le pedirá este código.", on every screen that asks for a code.

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::ui::words::t;

#[component]
pub fn FraudWarning() -> Element {
    rsx! {
        p { class: "fraud-warning",
            Icon { picture: Picture::Shield }
            span { {t!("code-fraud")} }
        }
    }
}
