//! The screens: what a member sees of the journey, and nothing more.
//!
//! Start at [`App`]. A screen renders a [`face`] of the journey and dispatches [`crate::app::Event`]s through
//! [`use_flow`], the one bridge to the engine. It decides nothing: focus and what is half dragged are its only state.

mod app;
pub(crate) mod component;
mod modal;
mod styles;
pub(crate) mod use_app;
pub(crate) mod words;

pub use app::AppRoot;
