//! The screen of the code.

mod asked;
mod code;
mod expired;
mod other_ways;

pub use code::CodeScreen;
