//! The keypad that changes place after every digit (manual: "el teclado es un teclado dinámico"), and what it entered.
//!
//! A key acts only when finger-down and finger-up meet the layout in force. The digits are secret: they never print.

#[cfg(test)]
mod tests;
mod view;

pub use view::KeypadView;

use core::mem;

use zeroize::{Zeroize, Zeroizing};

use crate::domain::limits::KEY_GUARD;
use crate::domain::{Digit, Generation, Layout, Moment, Pin, SecurityCode, redacted_debug};
use crate::flow::Context;

/// Digits that a keypad can hold, at the most.
const CAPACITY: usize = 12;

/// What a finger, a keyboard or a switch did.
#[derive(Debug)]
pub enum Key {
    /// A digit's button was let go of.
    Pressed {
        /// Its digit.
        digit: Digit,
        /// The layout that the finger met going down.
        down: Generation,
        /// The layout that it met going up.
        up: Generation,
    },
    /// A digit came from a keyboard: it has no place that could have moved.
    Typed(Digit),
    /// The last digit is to go.
    Deleted,
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Nothing: another layout, too soon after the last, or no room.
    Ignored,
    /// There is one digit more, or one fewer.
    Changed,
    /// All digits are there.
    Complete,
}

/// A keypad and what was entered on it.
#[derive(Debug)]
pub struct Keypad {
    layout: Layout,
    next: Layout,
    generation: Generation,
    entered: Entered,
    length: usize,
    reshuffled: Moment,
}

#[derive(Default)]
struct Entered {
    digits: Zeroizing<[u8; CAPACITY]>,
    count: usize,
}

redacted_debug!(Entered);

impl Entered {
    fn wipe(&mut self) {
        self.digits.zeroize();
        self.count = 0;
    }
}

impl Keypad {
    /// An empty keypad for `length` digits. Its layouts are numbered from anywhere: a finger that went down on an earlier keypad does
    /// not find its number again.
    #[must_use]
    pub fn new(length: usize, context: &Context) -> Self {
        Self {
            layout: context.layout,
            next: context.next_layout,
            generation: Generation::from_number(context.request_id.fingerprint()),
            entered: Entered::default(),
            length: length.min(CAPACITY),
            reshuffled: context.now,
        }
    }

    /// Takes a key.
    pub fn take(&mut self, key: &Key, context: &Context) -> Taken {
        match *key {
            _ if self.ignores(key, context) => Taken::Ignored,
            Key::Pressed { digit, .. } | Key::Typed(digit) => self.push(digit, context),
            Key::Deleted => self.delete(context),
        }
    }

    /// Takes a key that begins anew: what was entered goes.
    pub fn take_afresh(&mut self, key: &Key, context: &Context) -> Taken {
        if self.ignores(key, context) {
            return Taken::Ignored;
        }
        self.clear(context);
        match *key {
            Key::Pressed { digit, .. } | Key::Typed(digit) => self.push(digit, context),
            Key::Deleted => Taken::Changed,
        }
    }

    fn ignores(&self, key: &Key, context: &Context) -> bool {
        match *key {
            Key::Pressed { down, up, .. } => {
                down != self.generation || up != self.generation || context.now.since(self.reshuffled) < KEY_GUARD
            }
            // Neither has a place that could have moved.
            Key::Typed(_) | Key::Deleted => false,
        }
    }

    fn push(&mut self, digit: Digit, context: &Context) -> Taken {
        if self.is_full() {
            return Taken::Ignored;
        }
        self.entered.digits[self.entered.count] = digit.ascii();
        self.entered.count += 1;
        self.reshuffle(context);
        if self.is_full() { Taken::Complete } else { Taken::Changed }
    }

    fn delete(&mut self, context: &Context) -> Taken {
        let Some(count) = self.entered.count.checked_sub(1) else { return Taken::Ignored };
        self.entered.count = count;
        self.entered.digits[count] = 0;
        self.reshuffle(context);
        Taken::Changed
    }

    /// Shows the layout that was drawn ahead; the one that came with the event is now drawn ahead.
    pub fn reshuffle(&mut self, context: &Context) {
        self.layout = mem::replace(&mut self.next, context.layout);
        self.restart(context);
    }

    /// Shows the event's own layouts: what was drawn ahead was drawn in another order.
    pub fn renew(&mut self, context: &Context) {
        self.layout = context.layout;
        self.next = context.next_layout;
        self.restart(context);
    }

    fn restart(&mut self, context: &Context) {
        self.generation = self.generation.next();
        self.reshuffled = context.now;
    }

    /// Empties it and draws a fresh layout.
    pub fn clear(&mut self, context: &Context) {
        self.entered.wipe();
        self.reshuffle(context);
    }

    /// Replaces what was entered by these characters' digits, as a real input reports them.
    pub fn fill(&mut self, text: &str, context: &Context) -> Taken {
        self.entered.wipe();
        for digit in text.chars().filter_map(Digit::from_char).take(self.length) {
            self.entered.digits[self.entered.count] = digit.ascii();
            self.entered.count += 1;
        }
        self.reshuffle(context);
        if self.is_full() { Taken::Complete } else { Taken::Changed }
    }

    /// The layout in force.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The layout after it: the screen holds it ready, and a tap need not wait for it.
    #[must_use]
    pub const fn next(&self) -> &Layout {
        &self.next
    }

    /// Which layout it is; an event of an earlier one is stale.
    #[must_use]
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    /// How many digits are there.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.entered.count
    }

    /// How many digits there will be.
    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }

    /// Whether all digits are there.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.entered.count == self.length
    }

    fn text(&self) -> &str {
        core::str::from_utf8(&self.entered.digits[..self.entered.count]).unwrap_or_default()
    }

    /// The digits, for the boxes of a security code alone: a PIN is only ever counted.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.text()
    }

    /// The PIN, once complete.
    #[must_use]
    pub fn pin(&self) -> Option<Pin> {
        Pin::parse(self.text()).ok()
    }

    /// The security code, once complete.
    #[must_use]
    pub fn code(&self) -> Option<SecurityCode> {
        SecurityCode::parse(self.text(), self.length).ok()
    }
}
