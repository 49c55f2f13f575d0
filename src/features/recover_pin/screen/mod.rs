//! The screens of "Recuperación de contraseña".

use dioxus::prelude::*;

use super::{Event as Recovery, NewPinPhase, RecoverPinView};
use crate::app::Event;
use crate::features::code_entry::screen::CodeScreen;
use crate::ui::use_app::AppHandle;

mod new_pin;
mod pin_changed;
mod question;

use new_pin::NewPinScreen;
use pin_changed::PinChangedScreen;
use question::QuestionScreen;

/// Renders the screen of the current step.
pub(crate) fn recover_pin_screen(view: RecoverPinView, app: &AppHandle) -> Element {
    let app = *app;
    match view {
        // Keyed: each question is a new screen, which takes the focus.
        RecoverPinView::Question(view) => rsx! {
            for view in [view] {
                QuestionScreen { key: "{view.question as usize}", view }
            }
        },
        RecoverPinView::Code(view) => {
            let onevent = move |event| app.dispatch(Event::RecoverPin(Recovery::Code(event)));
            let onsuggestion = move |()| app.dispatch(Event::RecoverPin(Recovery::SuggestionTaken));
            rsx! { CodeScreen { view, onevent, onsuggestion } }
        }
        RecoverPinView::NewPin(view) => rsx! {
            for view in [view] {
                NewPinScreen { key: "{view.phase == NewPinPhase::Choosing}", view }
            }
        },
        RecoverPinView::PinChanged { forgotten } => rsx! { PinChangedScreen { forgotten } },
    }
}
