//! Settings: language, order and size of the keys.

use dioxus::prelude::*;

use crate::app::{Event, KeySize, KeypadOrder, Language, Modal, PhoneStatus, Preferences};
use crate::ui::component::{Button, Choice, Choices};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

/// A setting takes effect at once.
#[component]
pub fn SettingsModal() -> Element {
    let app = use_app();
    let preferences = move || app.preferences();
    let set = preferences();
    let language = if set.language == Language::English { "en" } else { "es" };
    let order = if set.keypad_order == KeypadOrder::Ordered { "ordered" } else { "automatic" };
    let size = if set.key_size == KeySize::ExtraLarge { "large" } else { "normal" };
    let prefer = move |preferences: Preferences| app.dispatch(Event::Prefer(preferences));
    let choice = |value: &str, label: String| Choice { value: value.to_owned(), label };
    rsx! {
        Choices {
            name: "language",
            legend: t!("settings-language"),
            choices: vec![choice("es", t!("settings-spanish")), choice("en", t!("settings-english"))],
            chosen: language.to_owned(),
            onchoose: move |value: String| {
                let language = if value == "en" { Language::English } else { Language::Spanish };
                prefer(Preferences { language, ..preferences() });
            },
        }
        Choices {
            name: "order",
            legend: t!("settings-order"),
            choices: vec![
                choice("automatic", t!("settings-order-automatic")),
                choice("ordered", t!("settings-order-ordered")),
            ],
            chosen: order.to_owned(),
            onchoose: move |value: String| {
                let keypad_order = if value == "ordered" { KeypadOrder::Ordered } else { KeypadOrder::Automatic };
                prefer(Preferences { keypad_order, ..preferences() });
            },
        }
        p { class: "note", {t!("settings-order-note")} }
        Choices {
            name: "size",
            legend: t!("settings-size"),
            choices: vec![choice("normal", t!("settings-size-normal")), choice("large", t!("settings-size-large"))],
            chosen: size.to_owned(),
            onchoose: move |value: String| {
                let key_size = if value == "large" { KeySize::ExtraLarge } else { KeySize::Normal };
                prefer(Preferences { key_size, ..preferences() });
            },
        }
        if app.phone().status != PhoneStatus::Impossible {
            Button { label: t!("phone-title"), onpress: move |()| app.dispatch(Event::Open(Modal::TrustedPhone)) }
        }
        Button { label: t!("practice-title"), onpress: move |()| app.dispatch(Event::Open(Modal::Practice)) }
    }
}
