//! A dialog that fills the screen: its title takes the focus, Escape closes it.

use dioxus::prelude::*;

use super::header::{CallButton, HelpButton};
use super::{Icon, Picture, typed_key, use_new_screen};
use crate::features::keypad::Key as Pressed;
use crate::ui::words::t;

#[component]
pub fn ModalFrame(
    /// The title's id.
    id: String,
    title: String,
    /// Whether another page lies over it.
    covered: bool,
    onclose: EventHandler<()>,
    /// "Ayuda"; `None` on the page of help itself.
    onhelp: Option<EventHandler<()>>,
    /// A digit or Backspace of a hardware keyboard, where the page has a keypad.
    onkey: Option<EventHandler<Pressed>>,
    children: Element,
) -> Element {
    let onmounted = use_new_screen();
    rsx! {
        div {
            onmounted: move |event| onmounted.call(event),
            class: if onkey.is_some() { "modal modal--keypad" } else { "modal" },
            role: "dialog",
            aria_modal: "true",
            aria_labelledby: id.clone(),
            inert: covered.then_some("true"),
            onkeydown: move |event| {
                if event.key() == Key::Escape {
                    onclose.call(());
                } else if let (Some(onkey), Some(key)) = (onkey, typed_key(&event)) {
                    onkey.call(key);
                }
            },
            header { class: "header header--modal",
                div { class: "header__bar",
                    button { class: "header__button header__button--back", r#type: "button", onclick: move |_| onclose.call(()),
                        Icon { picture: Picture::Cross }
                        span { {t!("common-close")} }
                    }
                    CallButton {}
                    if let Some(onhelp) = onhelp {
                        HelpButton { onhelp }
                    }
                }
            }
            div { class: "modal__body",
                h1 { class: "screen__title", id, tabindex: "-1", "data-focus": "open", "{title}" }
                {children}
            }
        }
    }
}
