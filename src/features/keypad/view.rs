//! View model of keypad, dots and boxes.

use zeroize::Zeroizing;

use super::Keypad;
use crate::domain::{Generation, Layout};

/// The keypad and the entered digits. Without `Debug`: it may hold a code.
#[derive(Clone, PartialEq, Eq)]
pub struct KeypadView {
    pub layout: Layout,
    pub next_layout: Layout,
    pub generation: Generation,
    pub count: usize,
    pub length: usize,
    /// The digits of a security code. A PIN is only counted: `None`.
    pub digits: Option<Zeroizing<String>>,
}

impl KeypadView {
    pub(crate) fn of_pin(keypad: &Keypad) -> Self {
        Self {
            layout: *keypad.layout(),
            next_layout: *keypad.next(),
            generation: keypad.generation(),
            count: keypad.count(),
            length: keypad.length(),
            digits: None,
        }
    }

    pub(crate) fn of_code(keypad: &Keypad) -> Self {
        Self { digits: Some(Zeroizing::new(keypad.expose().to_owned())), ..Self::of_pin(keypad) }
    }
}
