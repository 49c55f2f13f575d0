//! The frame of every screen: landmarks, header, title, and the keys of a hardware keyboard where the screen has a keypad.

use dioxus::prelude::*;

use super::{Header, typed_key, use_new_screen};
use crate::features::keypad::Key as Pressed;

#[component]
pub fn Screen(
    title: String,
    #[props(default)] onback: Option<EventHandler<()>>,
    #[props(default)] onkey: Option<EventHandler<Pressed>>,
    /// Whether the screen's field takes the focus instead of the title.
    #[props(default)]
    field_first: bool,
    children: Element,
) -> Element {
    let onmounted = use_new_screen();
    rsx! {
        div {
            onmounted: move |event| onmounted.call(event),
            class: if onkey.is_some() { "screen screen--keypad" } else { "screen" },
            onkeydown: move |event| {
                if let (Some(onkey), Some(key)) = (onkey, typed_key(&event)) {
                    onkey.call(key);
                }
            },
            Header { onback }
            main { class: "screen__body", aria_labelledby: "title",
                // A screen without a field focuses its title: a screen reader begins there, and a hardware keyboard is heard.
                h1 { class: "screen__title", id: "title", tabindex: "-1", "data-focus": (!field_first).then_some("open"), "{title}" }
                {children}
            }
        }
    }
}
