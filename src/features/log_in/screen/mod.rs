//! The screens of "Ingreso".

use dioxus::prelude::*;

use super::LogInView;
use crate::features::freeze::screen::AccessFrozenScreen;

mod locked;
mod pin;
pub(crate) mod username;

use locked::LockedScreen;
use pin::PinScreen;
use username::UsernameScreen;

/// Renders the screen of the current step.
pub(crate) fn log_in_screen(view: LogInView) -> Element {
    match view {
        LogInView::Username(view) => rsx! { UsernameScreen { view } },
        LogInView::Pin(view) => rsx! { PinScreen { view } },
        LogInView::Locked { until } => rsx! { LockedScreen { until } },
        LogInView::Frozen => rsx! { AccessFrozenScreen { at_log_in: true } },
    }
}
