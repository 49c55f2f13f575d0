//! The keypad and what it entered, as its keys, dots and boxes show it.

use zeroize::Zeroizing;

use crate::flow::code_entry::CodeEntry;
use crate::flow::keypad::{Generation, Keypad, Layout};
use crate::flow::log_in::LogIn;
use crate::flow::practice::Practice;
use crate::flow::recover_pin::RecoverPin;
use crate::flow::recover_username::RecoverUsername;
use crate::journey::{Journey, Place};

/// The keypad as it stands. It never prints.
#[derive(Clone, PartialEq, Eq)]
pub struct KeypadFace {
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

impl KeypadFace {
    /// The keypad that the member has before them, if any.
    #[must_use]
    pub fn of(journey: &Journey) -> Option<Self> {
        // The page over the journey comes first: what is below is neither seen nor tapped.
        match journey.practice() {
            Some(Practice::Entering { keypad }) => return Some(Self::of_pin(keypad)),
            Some(Practice::Done) => return None,
            None => {}
        }
        match journey.place() {
            Place::LogIn(LogIn::AskingPin { keypad, .. }) => Some(Self::of_pin(keypad)),
            Place::RecoverUsername(RecoverUsername::Code { entry, .. }) => Some(Self::of_code(entry)),
            Place::RecoverPin(flow) => match flow {
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
