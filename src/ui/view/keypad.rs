//! The keypad and what it entered, as its keys, dots and boxes show it.

use zeroize::Zeroizing;

use crate::app::{App, Route};
use crate::domain::{Generation, Layout};
use crate::features::code_entry::CodeEntry;
use crate::features::keypad::Keypad;
use crate::features::log_in::LogIn;
use crate::features::practice::Practice;
use crate::features::recover_pin::RecoverPin;
use crate::features::recover_username::RecoverUsername;

/// The keypad as it stands. It never prints.
#[derive(Clone, PartialEq, Eq)]
pub struct KeypadView {
    /// The digits by place.
    pub layout: Layout,
    /// The layout after it.
    pub next: Layout,
    /// Which layout it is.
    pub generation: Generation,
    /// How many digits are entered.
    pub count: usize,
    /// How many there will be.
    pub length: usize,
    /// The digits, for the boxes of a security code; a PIN is only counted.
    pub shown: Option<Zeroizing<String>>,
}

impl KeypadView {
    /// The keypad that the member has before them, if any.
    #[must_use]
    pub fn of(app: &App) -> Option<Self> {
        // The page over the journey comes first: what is below is neither seen nor tapped.
        match app.practice() {
            Some(Practice::Entering { keypad }) => return Some(Self::of_pin(keypad)),
            Some(Practice::Done) => return None,
            None => {}
        }
        match app.route() {
            Route::LogIn(LogIn::AskingPin { keypad, .. }) => Some(Self::of_pin(keypad)),
            Route::RecoverUsername(RecoverUsername::Code { entry, .. }) => Some(Self::of_code(entry)),
            Route::RecoverPin(flow) => match flow {
                RecoverPin::Code { entry, .. } => Some(Self::of_code(entry)),
                RecoverPin::Choosing { keypad, .. } | RecoverPin::Confirming { keypad, .. } => {
                    Some(Self::of_pin(keypad))
                }
                _ => None,
            },
            _ => None,
        }
    }

    fn of_pin(keypad: &Keypad) -> Self {
        Self {
            layout: *keypad.layout(),
            next: *keypad.next(),
            generation: keypad.generation(),
            count: keypad.count(),
            length: keypad.length(),
            shown: None,
        }
    }

    fn of_code(entry: &CodeEntry) -> Self {
        let keypad = &entry.sent().keypad;
        // The member's own boxes show the code that they type.
        Self { shown: Some(Zeroizing::new(keypad.expose().to_owned())), ..Self::of_pin(keypad) }
    }
}
