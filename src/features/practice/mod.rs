//! Practice on the keypad: any four digits, which are counted and then forgotten. It makes no request and saves nothing.

#[cfg(feature = "ui")]
pub mod screen;
#[cfg(test)]
mod tests;

use crate::domain::RequestId;
use crate::domain::limits::PIN_LENGTH;
use crate::features::keypad::{Key, Keypad, Taken};
use crate::flow::{Context, Effect, Flow, Haptic, Step};

#[derive(Debug)]
pub enum Practice {
    /// "2 de 4".
    Entering { keypad: Keypad },
    /// "¡Muy bien!" The digits are deleted.
    Done,
}

#[derive(Debug)]
pub enum Event {
    Key(Key),
    /// "Practicar otra vez".
    Again,
}

/// Practice has no exit: the page closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {}

impl Practice {
    #[must_use]
    pub fn start(context: &Context) -> Self {
        Self::Entering { keypad: Keypad::new(PIN_LENGTH, context) }
    }

    /// The keypad, to be shuffled again when the member changes its order.
    pub(crate) const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::Entering { keypad } => Some(keypad),
            Self::Done => None,
        }
    }
}

impl Flow for Practice {
    type Event = Event;
    type Exit = Exit;

    fn awaits(&self, _: RequestId) -> bool {
        false
    }

    fn update(self, event: Event, context: &Context) -> Step<Self> {
        match (self, event) {
            (Self::Entering { mut keypad }, Event::Key(key)) => match keypad.take(&key, context) {
                Taken::Ignored => Step::stay(Self::Entering { keypad }),
                Taken::Changed => Step::with(Self::Entering { keypad }, Effect::Haptic(Haptic::Key)),
                Taken::Complete => Step::with(Self::Done, Effect::Haptic(Haptic::Done)),
            },
            (Self::Done, Event::Again) => Step::stay(Self::start(context)),
            // Stray: a key after the last, or a second tap on "Practicar otra vez".
            (state @ Self::Done, Event::Key(_)) | (state @ Self::Entering { .. }, Event::Again) => Step::stay(state),
        }
    }
}
