//! App shell, components, words and styles.
//!
//! Start at [`AppRoot`]. It renders the screen of the current [`crate::app::ScreenView`]. Screens dispatch
//! [`crate::app::Event`]s through [`use_app::AppHandle`]; only focus and half-done gestures are state of theirs.

mod app;
pub(crate) mod component;
mod modal;
mod page;
mod styles;
pub(crate) mod use_app;
pub(crate) mod words;

pub use app::AppRoot;
pub use page::with_scripts;
