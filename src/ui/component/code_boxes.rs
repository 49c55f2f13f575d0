//! The boxes of the security code: one real input below them, so that the phone can fill in the code.

use dioxus::prelude::*;
use zeroize::Zeroizing;

use super::is_back;
use crate::domain::limits::CODE_LENGTH;
use crate::features::keypad::KeypadView;
use crate::ui::words::t;

/// The input takes typed, pasted and filled-in text and passes all of it on. The boxes show the digits that the state accepted.
#[component]
pub fn CodeBoxes(
    view: ReadSignal<Option<KeypadView>>,
    described_by: &'static str,
    wrong: bool,
    locked: bool,
    onfill: EventHandler<String>,
) -> Element {
    let keypad = view();
    let length = keypad.as_ref().map_or(CODE_LENGTH, |keypad| keypad.length);
    let shown = keypad.and_then(|keypad| keypad.digits).unwrap_or_default();
    // The last text of the input. Where the state has other digits (from the keypad, after a code was cleared, without a refused
    // sign) `page.js` writes the digits of the boxes into the input at each new round. The input stays one element, which keeps
    // the focus and the place of a screen reader.
    let mut sent_text = use_signal(Zeroizing::<String>::default);
    let mut round = use_signal(|| 0_u32);
    let mut focused = use_signal(|| false);
    use_effect(move || {
        let digits = view().and_then(|keypad| keypad.digits).unwrap_or_default();
        if *sent_text.read() != digits {
            sent_text.set(digits);
            round += 1;
        }
    });
    let boxes = shown.chars().map(Some).chain(std::iter::repeat(None)).take(length);
    let next = shown.len();
    rsx! {
        div { class: "code-boxes", "data-state": if wrong { "wrong" } else { "fine" },
            div { class: "code-boxes__row", aria_hidden: "true",
                for (index, digit) in boxes.enumerate() {
                    span { key: "{index}", class: "code-boxes__box", "data-state": if index == next { "next" } else { "rest" },
                        if let Some(digit) = digit {
                            "{digit}"
                        }
                    }
                }
            }
            input {
                class: "code-boxes__input",
                id: "code",
                r#type: "text",
                inputmode: "numeric",
                autocomplete: "one-time-code",
                autocorrect: "off",
                spellcheck: "false",
                readonly: locked,
                aria_label: t!("code-label"),
                aria_describedby: described_by,
                aria_invalid: if wrong { "true" } else { "false" },
                "data-code-round": round,
                // An iPhone suggests the code above its keyboard only while the input has the focus.
                "data-focus": cfg!(target_os = "ios").then_some("open"),
                onfocus: move |_| focused.set(true),
                onblur: move |_| focused.set(false),
                // The screen handles digits of a keyboard too; here they belong to the input.
                onkeydown: move |event| {
                    if !is_back(&event.key()) {
                        event.stop_propagation();
                    }
                },
                oninput: move |event| {
                    let text = event.value();
                    sent_text.set(Zeroizing::new(text.clone()));
                    onfill.call(text);
                },
            }
            // With the focus in the input, a screen reader reads typed digits by itself.
            if !focused() {
                p { class: "visually-hidden", role: "status", {t!("pin-entered", at: next, of: length)} }
            }
        }
    }
}
