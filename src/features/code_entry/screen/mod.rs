//! The screen of the code.

mod code;
mod other_ways;

pub use code::CodeScreen;
