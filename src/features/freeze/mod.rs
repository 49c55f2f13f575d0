//! "No fui yo": freezes the access with the code of the receipt that a changed PIN sends. Only the cooperative unfreezes it.
//!
//! The receipt's code is as secret as a PIN: it is never saved.

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
