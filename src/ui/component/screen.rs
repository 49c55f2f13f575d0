//! The frame of every screen: its head, and what it is about.

use dioxus::prelude::*;

use super::{Header, typed_key};
use crate::features::keypad::Key as Pressed;

/// A screen: landmarks, the title, and the digits of a hardware keyboard where the screen has a keypad.
#[component]
pub fn Screen(
    /// The screen's title.
    title: String,
    /// What "Regresar" does; none where there is nothing to go back to.
    #[props(default)]
    onback: Option<EventHandler<()>>,
    /// A digit or Backspace of a hardware keyboard, where the screen has a keypad.
    #[props(default)]
    onkey: Option<EventHandler<Pressed>>,
    /// What it is about.
    children: Element,
) -> Element {
    rsx! {
        div {
            class: "screen",
            onkeydown: move |event| {
                if let (Some(onkey), Some(key)) = (onkey, typed_key(&event)) {
                    onkey.call(key);
                }
            },
            Header { title, onback }
            main { class: "screen__body", aria_labelledby: "title", {children} }
        }
    }
}
