//! "Mis celulares y accesos": the member's trusted phones and last accesses; removes a phone and ends all other sessions.
//!
//! Open within a session, under its token. Nothing of it is saved.

#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use state::{Accesses, Change, Done, Listing, Question};
pub use update::{Event, Exit};
pub use view::AccessesView;
