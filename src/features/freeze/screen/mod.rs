//! The screens of "No fui yo".

use dioxus::prelude::*;

use super::FreezeView;

mod access_frozen;
mod not_me;
mod receipt;

pub use access_frozen::AccessFrozenScreen;
pub use not_me::NotMeModal;
use receipt::ReceiptScreen;

/// Renders the screen of the current step.
pub(crate) fn freeze_screen(view: FreezeView) -> Element {
    match view {
        FreezeView::Receipt { problem, pending } => rsx! { ReceiptScreen { problem, pending } },
        FreezeView::Frozen => rsx! { AccessFrozenScreen {} },
    }
}
