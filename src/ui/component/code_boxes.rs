//! The boxes of the security code: they look like six and are one real input, so that the phone can fill it in.

use dioxus::prelude::*;
use zeroize::Zeroizing;

use super::is_back;
use crate::domain::limits::CODE_LENGTH;
use crate::features::keypad::KeypadView;
use crate::ui::words::t;

/// Sets the input's text, which comes apart from the script: what a member types is never part of one.
const SET: &str = "const [text] = await dioxus.recv(); const input = document.getElementById('code'); \
    if (input && input.value !== text) input.value = text;";

/// The boxes over their input. Typed, pasted or filled in by the phone, the whole text goes out; what stands in the boxes is what
/// the flow took.
#[component]
pub fn CodeBoxes(
    /// The keypad and what it entered.
    view: ReadSignal<Option<KeypadView>>,
    /// The id of the line that says what is wrong.
    described_by: &'static str,
    /// Whether something is.
    wrong: bool,
    /// Whether nothing may change for now.
    locked: bool,
    /// The input holds another text.
    onfill: EventHandler<String>,
) -> Element {
    let keypad = view();
    let length = keypad.as_ref().map_or(CODE_LENGTH, |keypad| keypad.length);
    let shown = keypad.and_then(|keypad| keypad.digits).unwrap_or_default();
    // What the input itself told last. Where the flow has other digits (the keypad, a cleared code, a sign that does not count)
    // they are set: the input stays one element, which keeps the focus and a screen reader's place.
    let mut told = use_signal(Zeroizing::<String>::default);
    let mut focused = use_signal(|| false);
    use_effect(move || {
        let digits = view().and_then(|keypad| keypad.digits).unwrap_or_default();
        if *told.read() != digits {
            let page = document::eval(SET);
            // In a list: Dioxus waits forever for an empty text. A page that is gone needs no digits.
            let _ = page.send([digits.as_str()]);
            told.set(digits);
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
                onmounted: move |event| async move {
                    // The suggestion of an iPhone shows above the keyboard only while the input has the focus.
                    if cfg!(target_os = "ios") {
                        let _ = event.set_focus(true).await;
                    }
                },
                onfocus: move |_| focused.set(true),
                onblur: move |_| focused.set(false),
                // The screen hears digits of a keyboard too; here they are the input's.
                onkeydown: move |event| {
                    if !is_back(&event.key()) {
                        event.stop_propagation();
                    }
                },
                oninput: move |event| {
                    let text = event.value();
                    told.set(Zeroizing::new(text.clone()));
                    onfill.call(text);
                },
            }
            // A keyboard's digits are the input's own, which a screen reader reads by itself.
            if !focused() {
                p { class: "visually-hidden", role: "status", {t!("pin-entered", at: next, of: length)} }
            }
        }
    }
}
