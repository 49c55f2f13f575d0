//! The keypad that changes place after every digit (manual: "el teclado es un teclado dinámico").
//!
//! Ten native buttons keep their identity (one a digit, keyed by it) and change their place alone, hence a tap that overtakes
//! the page still means the digit that the finger met. No key is lit when it is pressed: light would name the digit. The next
//! layout waits in the page, hidden and with no element of its own, so that a tap need not wait for the app (`keypad.js`).

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::domain::limits::KEY_GUARD;
use crate::domain::{Digit, Generation, KeyOrder, Layout};
use crate::features::keypad::{Key as Pressed, KeypadView};
use crate::ui::words::t;

/// In the page the digits stand in the telephone's order: a screen reader, for which the layout is ordered too, and the
/// tabulator go that way.
const PAGE_ORDER: [char; 10] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/// Shows the next layout at a tap, before the app has heard of it.
const SCRIPT: &str = include_str!("keypad.js");

/// How long the page waits for the app before it takes a layout back, in milliseconds: longer than any frame, shorter than a
/// member's way to the next key.
const PATIENCE: u32 = 300;

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
///
/// A reshuffle writes two attributes: the keys' places, which they inherit, and the places after. The keys themselves are not
/// drawn again.
#[component]
pub fn Keypad(
    /// The keypad; none while no digit is asked for.
    view: ReadSignal<Option<KeypadView>>,
    /// A key acted.
    onkey: EventHandler<Pressed>,
    /// "Ayuda".
    onhelp: EventHandler<()>,
    /// Whether nothing acts for now.
    #[props(default)]
    resting: bool,
) -> Element {
    let keypad = view();
    let mut shown = use_hook(|| CopyValue::new(Generation::default()));
    shown.set(keypad.as_ref().map(|keypad| keypad.generation).unwrap_or_default());
    let blank = keypad.is_none();
    let (layout, next) = keypad.map_or((Layout::ORDERED, None), |keypad| (keypad.layout, Some(keypad.next_layout)));
    use_effect(|| {
        let guard = KEY_GUARD.as_millis().to_string();
        document::eval(&SCRIPT.replace("GUARD", &guard).replace("PATIENCE", &PATIENCE.to_string()));
    });
    rsx! {
        div { class: "keypad-places", style: places(&layout), "data-next": next.as_ref().map(places),
            Keys { shown, blank, resting: resting || blank, onkey, onhelp }
        }
    }
}

/// Each digit's place, for its key to take. "Ayuda" and "Borrar" share theirs with the ninth and the tenth digit, and come
/// after them in the page: so they keep their corners.
fn places(layout: &Layout) -> String {
    let mut style = String::with_capacity(10 * "--at-0:0;".len());
    for (digit, route) in layout.digits().iter().zip('0'..='9') {
        style.push_str("--at-");
        style.extend([char::from(digit.ascii()), ':', route, ';']);
    }
    style
}

#[component]
fn Keys(
    /// The layout that stands.
    shown: CopyValue<Generation>,
    /// Whether the keys show no digits.
    blank: bool,
    resting: bool,
    onkey: EventHandler<Pressed>,
    onhelp: EventHandler<()>,
) -> Element {
    let mut finger = use_hook(|| CopyValue::new(Finger::Up));
    rsx! {
        div { class: "keypad", role: "group", aria_label: t!("keypad-label"), "data-state": if resting { "resting" } else { "ready" },
            for digit in PAGE_ORDER.into_iter().filter_map(Digit::from_char) {
                button {
                    key: "{digit.value()}",
                    class: "keypad__key",
                    r#type: "button",
                    style: "order:var(--at-{digit.value()})",
                    aria_disabled: if resting { "true" },
                    aria_label: if blank { t!("common-wait") },
                    onpointerdown: move |event| {
                        finger.set(if event.is_primary() { Finger::Down(*shown.peek()) } else { Finger::Second });
                    },
                    onpointercancel: move |_| finger.set(Finger::Up),
                    onclick: move |_| {
                        let up = *shown.peek();
                        let down = match *finger.peek() {
                            Finger::Up => up,
                            Finger::Down(down) => down,
                            Finger::Second => return,
                        };
                        finger.set(Finger::Up);
                        if !resting {
                            onkey.call(Pressed::Pressed { digit, down, up });
                        }
                    },
                    if !blank {
                        "{digit.value()}"
                    }
                }
            }
            button {
                class: "keypad__side",
                r#type: "button",
                style: "order:8",
                onclick: move |_| onhelp.call(()),
                Icon { picture: Picture::Question }
                span { {t!("keypad-help")} }
            }
            button {
                class: "keypad__side",
                r#type: "button",
                style: "order:9",
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
pub fn KeypadRule(
    /// How the keys are ordered.
    order: KeyOrder,
) -> Element {
    let words = match order {
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
