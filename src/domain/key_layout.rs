//! The order of the ten digits: fresh, independent and uniform after every digit.

use rand::CryptoRng;
use rand::seq::SliceRandom;
use serde::{Deserialize, Serialize};

use super::redacted_debug;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digit(u8);

redacted_debug!(Digit);

impl Digit {
    #[must_use]
    pub fn from_char(c: char) -> Option<Self> {
        c.to_digit(10).and_then(|value| u8::try_from(value).ok()).map(Self)
    }

    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }

    pub(crate) const fn ascii(self) -> u8 {
        b'0' + self.0
    }
}

/// Counts the layouts of one keypad, to identify the layout that a press met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Generation(u32);

impl Generation {
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }

    /// As a number, for the page's events.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// From a number that the page's event carried.
    pub(crate) const fn from_number(number: u32) -> Self {
        Self(number)
    }
}

/// Ten digits by place: left to right, top to bottom, the tenth alone in the last row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Layout([Digit; 10]);

redacted_debug!(Layout);

impl Layout {
    /// As on a telephone: 1 to 9, then 0.
    pub const ORDERED: Self =
        Self([Digit(1), Digit(2), Digit(3), Digit(4), Digit(5), Digit(6), Digit(7), Digit(8), Digit(9), Digit(0)]);

    /// A uniform order (Fisher–Yates without modulo bias, by the library). A digit may stay in its place: to forbid that
    /// would tell where it is not.
    #[must_use]
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut digits = Self::ORDERED.0;
        digits.shuffle(rng);
        Self(digits)
    }

    /// The digits by place.
    #[must_use]
    pub const fn digits(&self) -> &[Digit; 10] {
        &self.0
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyOrder {
    #[default]
    Shuffled,
    /// As on a telephone: for a screen reader, or where the member chose it.
    Ordered,
}

impl KeyOrder {
    /// The layout to show, given a fresh one.
    pub(crate) const fn lay_out(self, fresh: Layout) -> Layout {
        match self {
            Self::Shuffled => fresh,
            Self::Ordered => Layout::ORDERED,
        }
    }
}
