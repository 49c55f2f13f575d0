//! The keypad that reshuffles after every digit (manual: "el teclado es un teclado dinámico"), and the entered digits.
//!
//! A key counts only when finger-down and finger-up meet the current layout. The digits are secret: no `Debug` output has them.

#[cfg(test)]
mod tests;
mod view;

pub use view::KeypadView;

use core::mem;

use zeroize::{Zeroize, Zeroizing};

use crate::domain::limits::KEY_GUARD;
use crate::domain::{Digit, Generation, Layout, Moment, Pin, SecurityCode, redacted_debug};
use crate::flow::Context;

const CAPACITY: usize = 12;

/// A key of the screen, a keyboard or a switch.
#[derive(Debug)]
pub enum Key {
    /// A digit's button was released.
    Pressed {
        digit: Digit,
        /// The layout at finger-down.
        down: Generation,
        /// The layout at finger-up.
        up: Generation,
    },
    /// A digit of a keyboard, which has no position on the screen.
    Typed(Digit),
    /// The last digit was deleted.
    Deleted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Another layout, too soon after the last key, or no room.
    Ignored,
    /// One digit more or fewer.
    Changed,
    /// All digits are entered.
    Complete,
}

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
    /// Returns an empty keypad for `length` digits. The generation starts at random, so that no finger-down on an earlier keypad
    /// matches it.
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

    pub fn take(&mut self, key: &Key, context: &Context) -> Taken {
        match *key {
            _ if self.ignores(key, context) => Taken::Ignored,
            Key::Pressed { digit, .. } | Key::Typed(digit) => self.push(digit, context),
            Key::Deleted => self.delete(context),
        }
    }

    /// Takes a key that starts again: deletes what was entered.
    pub(crate) fn restart_with(&mut self, key: &Key, context: &Context) -> Taken {
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
            // Neither has a position on the screen.
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

    /// Shows the next layout, and keeps the event's own layout as the one after it.
    pub(crate) fn reshuffle(&mut self, context: &Context) {
        self.layout = mem::replace(&mut self.next, context.layout);
        self.restart(context);
    }

    /// Shows the event's own layouts: the earlier ones have another key order.
    pub fn renew(&mut self, context: &Context) {
        self.layout = context.layout;
        self.next = context.next_layout;
        self.restart(context);
    }

    fn restart(&mut self, context: &Context) {
        self.generation = self.generation.next();
        self.reshuffled = context.now;
    }

    /// Deletes the digits and shows a fresh layout.
    pub fn clear(&mut self, context: &Context) {
        self.entered.wipe();
        self.reshuffle(context);
    }

    /// Replaces the digits by those of a text, as the code's input reports them.
    pub fn fill(&mut self, text: &str, context: &Context) -> Taken {
        self.entered.wipe();
        for digit in text.chars().filter_map(Digit::from_char).take(self.length) {
            self.entered.digits[self.entered.count] = digit.ascii();
            self.entered.count += 1;
        }
        self.reshuffle(context);
        if self.is_full() { Taken::Complete } else { Taken::Changed }
    }

    /// The current layout.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The layout after it, which the page holds ready.
    #[must_use]
    pub const fn next(&self) -> &Layout {
        &self.next
    }

    /// The generation of the current layout. A tap on an earlier one is ignored.
    #[must_use]
    pub const fn generation(&self) -> Generation {
        self.generation
    }

    #[must_use]
    pub const fn count(&self) -> usize {
        self.entered.count
    }

    #[must_use]
    pub const fn length(&self) -> usize {
        self.length
    }

    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.entered.count == self.length
    }

    fn text(&self) -> &str {
        core::str::from_utf8(&self.entered.digits[..self.entered.count]).unwrap_or_default()
    }

    /// The digits, for the boxes of a security code only: a PIN is only counted.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.text()
    }

    #[must_use]
    pub fn pin(&self) -> Option<Pin> {
        Pin::parse(self.text()).ok()
    }

    #[must_use]
    pub fn code(&self) -> Option<SecurityCode> {
        SecurityCode::parse(self.text(), self.length).ok()
    }
}
