//! The app in two browser engines: Chromium, as on Android, and WebKitGTK's MiniBrowser, as on the iPhone.
//!
//! Start at [`TestApp`], the driver. [`steps`] has the way to each screen, [`walk`] visits every state of every screen, [`suite`] runs
//! tests in both engines. The tests are in `tests/`.

// Names say what most items are; a step that fails ends its test with the line that failed.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

mod app;
pub mod axe;
mod browser;
mod command;
mod console;
pub mod desktop;
mod engine;
mod impostor;
mod pool;
mod process;
pub mod steps;
pub mod suite;
pub mod text_fit;
pub mod walk;

pub use app::{BACKSPACE, ENTER, ESCAPE, SPACE, TAB, TestApp};
pub use browser::{Browser, Viewport};
pub use engine::{Engine, Scheme};
pub use impostor::Impostor;
pub use pool::BrowserPool;
pub use support::{Language, Words};
