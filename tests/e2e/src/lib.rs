//! The app in two browser engines: Chromium, as on Android, and WebKitGTK's MiniBrowser, as on the iPhone.
//!
//! A [`Stage`] is one app on one phone of a preview, with a portal of its own behind a [`Gate`] that can fail; a test does on it
//! what a member does: real taps, real keys, and looking. Ends at the pictures and reports; what is tested stands in `tests/`.

// A step that fails ends its test, and says at which line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

pub mod axe;
mod browser;
mod browsers;
mod command;
mod console;
pub mod desktop;
mod engine;
mod gate;
mod impostor;
mod process;
mod stage;
pub mod suite;
pub mod text_fit;
pub mod tour;
pub mod walk;
mod words;
mod world;

pub use browser::{Browser, Look};
pub use browsers::Browsers;
pub use engine::{Engine, Scheme};
pub use gate::{Answer, Gate};
pub use impostor::Impostor;
pub use stage::{BACKSPACE, ENTER, ESCAPE, SPACE, Stage, TAB};
pub use words::{Tongue, Words};
pub use world::World;
