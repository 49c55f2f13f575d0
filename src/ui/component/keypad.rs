//! The keypad that reshuffles after every digit (manual: "el teclado es un teclado dinámico").
//!
//! Ten native buttons, keyed by digit, change only their position: a tap during a reshuffle still means the digit that the finger
//! met. Pressed keys are not highlighted, because that would show the digit. The page holds the next layout in an attribute, and
//! shows a tap before the app handles it (`keypad.js`).

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::domain::limits::KEY_GUARD;
use crate::domain::{Digit, Generation, KeyOrder, Layout};
use crate::features::keypad::{Key as Pressed, KeypadView};
use crate::ui::words::t;

/// The order of the digits in the document, which screen readers and Tab follow: that of a telephone.
const PAGE_ORDER: [char; 10] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Finger {
    /// Also for a click without a finger (keyboard, switch, screen reader).
    Up,
    Down(Generation),
    /// A second finger is down: ignored until a first one goes down again.
    Second,
}

/// The keypad. While it takes no digits (a PIN is being checked) it keeps its room and shows none.
///
/// A tap writes three attributes: the positions of the keys, which they inherit, the next positions, and the count of handled taps. The
/// keys are not rendered again.
#[component]
pub fn Keypad(
    view: ReadSignal<Option<KeypadView>>,
    onkey: EventHandler<Pressed>,
    onhelp: EventHandler<()>,
    #[props(default)] resting: bool,
) -> Element {
    let keypad = view();
    let mut shown = use_hook(|| CopyValue::new(Generation::default()));
    shown.set(keypad.as_ref().map(|keypad| keypad.generation).unwrap_or_default());
    // The taps that came here, taken or not: the page then corrects what it showed.
    let handled = use_signal(|| 0_u32);
    let blank = keypad.is_none();
    let (layout, next) = keypad.map_or((Layout::ORDERED, None), |keypad| (keypad.layout, Some(keypad.next_layout)));
    rsx! {
        div {
            class: "keypad-places",
            style: places(&layout),
            "data-next": next.as_ref().map(places),
            // Milliseconds, for `keypad.js`.
            "data-guard": "{KEY_GUARD.as_millis()}",
            "data-handled": "{handled}",
            Keys { shown, handled, blank, resting: resting || blank, onkey, onhelp }
        }
    }
}

/// Returns the CSS `order` of each digit. "Ayuda" and "Borrar" have the same order as the ninth and the tenth digit and follow
/// them in the document, so they keep their corners.
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
    shown: CopyValue<Generation>,
    handled: Signal<u32>,
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
                        handled += 1;
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

#[component]
pub fn KeypadRule(order: KeyOrder) -> Element {
    let words = match order {
        KeyOrder::Shuffled => t!("keypad-shuffles"),
        KeyOrder::Ordered => t!("keypad-ordered"),
    };
    rsx! {
        p { class: "keypad-rule", "{words}" }
    }
}

/// Returns the keypad's key for a key of a hardware keyboard; `None` for shortcuts and repeated keys.
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
