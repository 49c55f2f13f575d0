//! The frame of every screen: its head, its title, and what it is about.

use dioxus::prelude::*;

use super::{FocusTarget, Header, typed_key};
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
    /// Whether its field takes the focus instead of its title.
    #[props(default)]
    field_first: bool,
    /// What it is about.
    children: Element,
) -> Element {
    rsx! {
        div {
            class: if onkey.is_some() { "screen screen--keypad" } else { "screen" },
            onkeydown: move |event| {
                if let (Some(onkey), Some(key)) = (onkey, typed_key(&event)) {
                    onkey.call(key);
                }
            },
            Header { onback }
            main { class: "screen__body", aria_labelledby: "title",
                Title { title, takes_focus: !field_first }
                {children}
            }
        }
    }
}

/// The title. A screen without a field puts the focus on it, so that a screen reader begins there and a keyboard is heard.
#[component]
fn Title(title: String, takes_focus: bool) -> Element {
    let FocusTarget(mut standing) = use_context::<FocusTarget>();
    rsx! {
        h1 {
            class: "screen__title",
            id: "title",
            tabindex: "-1",
            onmounted: move |focus_target| async move {
                standing.set(Some(focus_target.data()));
                if takes_focus {
                    // A page that cannot give the focus just keeps it.
                    let _ = focus_target.set_focus(true).await;
                }
            },
            "{title}"
        }
    }
}
