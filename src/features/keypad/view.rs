//! What the keys, dots and boxes render.

use zeroize::Zeroizing;

use super::Keypad;
use crate::domain::{Generation, Layout};

/// The keypad and what was entered. It has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct KeypadView {
    pub layout: Layout,
    pub next_layout: Layout,
    pub generation: Generation,
    /// Digits entered.
    pub count: usize,
    /// Digits to enter.
    pub length: usize,
    /// The digits, for the boxes of a security code; a PIN is only counted.
    pub digits: Option<Zeroizing<String>>,
}

impl KeypadView {
    #[must_use]
    pub fn of_pin(keypad: &Keypad) -> Self {
        Self {
            layout: *keypad.layout(),
            next_layout: *keypad.next(),
            generation: keypad.generation(),
            count: keypad.count(),
            length: keypad.length(),
            digits: None,
        }
    }

    #[must_use]
    pub fn of_code(keypad: &Keypad) -> Self {
        Self { digits: Some(Zeroizing::new(keypad.expose().to_owned())), ..Self::of_pin(keypad) }
    }
}
