//! Settings: language and keypad.

pub mod screen;
