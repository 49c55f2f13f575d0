//! "No fui yo": the receipt of a changed PIN carries a code that freezes the access until the cooperative lifts it.
//!
//! Ends where access is frozen. The receipt's code is as secret as a PIN: it is never saved.

#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use state::{Freeze, FreezeSnapshot, ReceiptProblem, ReceiptStep};
pub use update::{Event, Exit};
pub use view::FreezeView;
