//! Help: how to reach the cooperative, and what it needs when the phone number changed.

pub mod screen;
