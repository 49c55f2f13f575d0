//! The keypad that changes place after every digit (manual: "el teclado es un teclado dinámico").
//!
//! Ten native buttons keep their identity (one a digit, keyed by it) and change their place alone, hence a tap that overtakes
//! the page still means the digit that the finger met. No key is lit when it is pressed: light would name the digit.

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::flow::keypad::{Digit, Generation, Key as Pressed, KeyOrder};
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// In the page the digits stand in the telephone's order: a screen reader, for which the layout is ordered too, and the
/// tabulator go that way.
const PAGE_ORDER: [char; 10] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/// What the finger that is down did.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Finger {
    /// None is down, or it came without a finger (keyboard, switch, screen reader).
    Up,
    /// It went down on this layout.
    Down(Generation),
    /// A second finger came: nothing counts until a first one is down again.
    Second,
}

/// The keypad. Where none is in force (a digit is being checked) its place stays, without digits.
#[component]
pub fn Keypad(
    /// A key acted.
    onkey: EventHandler<Pressed>,
    /// "Ayuda".
    onhelp: EventHandler<()>,
    /// Whether nothing acts for now.
    #[props(default)]
    resting: bool,
) -> Element {
    let flow = use_flow();
    let mut finger = use_hook(|| CopyValue::new(Finger::Up));
    let keypad = flow.keypad();
    let resting = resting || keypad.is_none();
    let generation = keypad.as_ref().map(|keypad| keypad.generation).unwrap_or_default();
    let places = keypad.as_ref().map(|keypad| *keypad.layout.digits());
    let keys = PAGE_ORDER.into_iter().filter_map(Digit::from_char).map(|digit| {
        let place = places
            .and_then(|places| places.iter().position(|other| *other == digit))
            .unwrap_or_else(|| usize::from(digit.value() + 9) % 10);
        // The tenth digit stands between "Ayuda" and "Borrar", which keep their places.
        (digit, if place < 9 { place } else { place + 1 })
    });
    rsx! {
        div { class: "keypad", role: "group", aria_label: t!("keypad-label"), "data-state": if resting { "resting" } else { "ready" },
            for (digit, order) in keys {
                button {
                    key: "{digit.value()}",
                    class: "keypad__key",
                    r#type: "button",
                    style: "order:{order}",
                    aria_disabled: if resting { "true" },
                    aria_label: if places.is_none() { t!("common-wait") },
                    onpointerdown: move |event| {
                        finger.set(if event.is_primary() { Finger::Down(generation) } else { Finger::Second });
                    },
                    onpointercancel: move |_| finger.set(Finger::Up),
                    onclick: move |_| {
                        let down = match *finger.peek() {
                            Finger::Up => generation,
                            Finger::Down(down) => down,
                            Finger::Second => return,
                        };
                        finger.set(Finger::Up);
                        if !resting {
                            onkey.call(Pressed::Pressed { digit, down, up: generation });
                        }
                    },
                    if places.is_some() {
                        "{digit.value()}"
                    }
                }
            }
            button {
                class: "keypad__side",
                r#type: "button",
                style: "order:9",
                onclick: move |_| onhelp.call(()),
                Icon { picture: Picture::Question }
                span { {t!("keypad-help")} }
            }
            button {
                class: "keypad__side",
                r#type: "button",
                style: "order:11",
                aria_disabled: if resting { "true" },
                onclick: move |_| {
                    if !resting {
                        onkey.call(Pressed::Deleted);
                    }
                },
                Icon { picture: Picture::Delete }
                span { {t!("keypad-delete")} }
            }
        }
    }
}

/// What the keypad's rule is now, in words.
#[component]
pub fn KeypadRule() -> Element {
    let words = match use_flow().key_order() {
        KeyOrder::Shuffled => t!("keypad-shuffles"),
        KeyOrder::Ordered => t!("keypad-ordered"),
    };
    rsx! {
        p { class: "keypad-rule", "{words}" }
    }
}

/// What a hardware keyboard's key means to the keypad. Shortcuts and keys that repeat by themselves mean nothing.
pub fn typed_key(event: &KeyboardData) -> Option<Pressed> {
    let with_modifier = event.modifiers().intersects(Modifiers::CONTROL | Modifiers::ALT | Modifiers::META);
    if with_modifier || event.is_auto_repeating() {
        return None;
    }
    match event.key() {
        Key::Backspace => Some(Pressed::Deleted),
        Key::Character(text) => {
            let mut characters = text.chars();
            match (characters.next(), characters.next()) {
                (Some(character), None) => Digit::from_char(character).map(Pressed::Typed),
                _ => None,
            }
        }
        _ => None,
    }
}
