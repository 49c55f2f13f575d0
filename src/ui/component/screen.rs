use dioxus::prelude::*;

use super::{FocusTarget, Header, typed_key};
use crate::features::keypad::Key as Pressed;

/// The frame of every screen: landmarks, header, title, and the keys of a hardware keyboard where the screen has a keypad.
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

/// The title. On a screen without a field it takes the focus: a screen reader begins there, and the page receives keys.
#[component]
fn Title(title: String, takes_focus: bool) -> Element {
    let FocusTarget(mut target) = use_context::<FocusTarget>();
    rsx! {
        h1 {
            class: "screen__title",
            id: "title",
            tabindex: "-1",
            onmounted: move |focus_target| async move {
                target.set(Some(focus_target.data()));
                if takes_focus {
                    // A page that cannot set the focus keeps it as it is.
                    let _ = focus_target.set_focus(true).await;
                }
            },
            "{title}"
        }
    }
}
