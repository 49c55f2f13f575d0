//! The screens of "Recuperación de Usuario".

use dioxus::prelude::*;

use super::{Event as Recovery, RecoverUsernameView};
use crate::app::Event;
use crate::features::code_entry::screen::CodeScreen;
use crate::ui::use_app::AppHandle;

pub(crate) mod email;
mod username_sent;

use email::EmailScreen;
use username_sent::UsernameSentScreen;

/// Renders the screen of the current step.
pub(crate) fn recover_username_screen(view: RecoverUsernameView, app: &AppHandle) -> Element {
    let app = *app;
    match view {
        RecoverUsernameView::Email(view) => rsx! { EmailScreen { view } },
        RecoverUsernameView::Code(view) => {
            let onevent = move |event| app.dispatch(Event::RecoverUsername(Recovery::Code(event)));
            let onsuggestion = move |()| app.dispatch(Event::RecoverUsername(Recovery::SuggestionTaken));
            rsx! { CodeScreen { view, onevent, onsuggestion } }
        }
        RecoverUsernameView::UsernameSent { channels } => rsx! { UsernameSentScreen { channels } },
    }
}
