//! The screens: what a member sees of the journey, and nothing more.
//!
//! Start at [`App`]. A screen renders a [`face`] of the journey and dispatches [`crate::journey::Action`]s through
//! [`use_flow`], the one bridge to the engine. It decides nothing: focus and what is half dragged are its only state.

mod address;
mod app;
mod component;
mod face;
mod screen;
mod styles;
mod use_flow;
mod words;

pub use app::App;
