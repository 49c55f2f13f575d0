//! A page over the journey, which stands still below.

use dioxus::prelude::*;

use super::{Icon, Picture, typed_key};
use crate::features::keypad::Key as Pressed;
use crate::ui::words::t;

/// A dialog that fills the screen: its title takes the focus, Escape closes it.
#[component]
pub fn ModalFrame(
    /// Its title.
    title: String,
    /// It is to close.
    onclose: EventHandler<()>,
    /// A digit or Backspace of a hardware keyboard.
    onkey: EventHandler<Pressed>,
    /// What it says.
    children: Element,
) -> Element {
    rsx! {
        div {
            class: "sheet",
            role: "dialog",
            aria_modal: "true",
            aria_labelledby: "sheet-title",
            onkeydown: move |event| {
                if event.key() == Key::Escape {
                    onclose.call(());
                } else if let Some(key) = typed_key(&event) {
                    onkey.call(key);
                }
            },
            header { class: "sheet__head",
                h1 {
                    class: "sheet__title",
                    id: "sheet-title",
                    tabindex: "-1",
                    onmounted: move |focus_target| async move {
                        let _ = focus_target.set_focus(true).await;
                    },
                    "{title}"
                }
                button { class: "sheet__close", r#type: "button", onclick: move |_| onclose.call(()),
                    Icon { picture: Picture::Cross }
                    span { {t!("common-close")} }
                }
            }
            div { class: "sheet__body", {children} }
        }
    }
}
