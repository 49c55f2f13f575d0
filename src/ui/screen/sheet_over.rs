//! Which page stands over the journey.

use dioxus::prelude::*;

use super::about::AboutSheet;
use super::changed_phone::ChangedPhoneSheet;
use super::confirm_log_out::ConfirmLogOutSheet;
use super::help::HelpSheet;
use super::licences::LicencesSheet;
use super::not_me::NotMeSheet;
use super::practice::PracticeSheet;
use super::privacy::PrivacyText;
use super::settings::SettingsSheet;
use crate::flow::practice::Action as Practice;
use crate::journey::{Action, Sheet};
use crate::ui::component::SheetFrame;
use crate::ui::use_flow::use_flow;
use crate::ui::words::t;

/// The page and its frame.
#[component]
pub fn SheetOver(
    /// Which.
    sheet: Sheet,
) -> Element {
    let flow = use_flow();
    let title = match sheet {
        Sheet::About => t!("about-title"),
        Sheet::Licences => t!("licences-title"),
        Sheet::Privacy => t!("privacy-title"),
        Sheet::Settings => t!("settings-title"),
        Sheet::Help => t!("help-title"),
        Sheet::Practice => t!("practice-title"),
        Sheet::ChangedPhone => t!("changed-phone-title"),
        Sheet::NotMe => t!("not-me-title"),
        Sheet::ConfirmLogOut => t!("log-out-title"),
    };
    rsx! {
        // Keyed, so that a page that follows another takes the focus too.
        for sheet in [sheet] {
            SheetFrame {
                key: "{sheet as usize}",
                title: title.clone(),
                onclose: move |()| flow.dispatch(Action::Close),
                onkey: move |key| {
                    if sheet == Sheet::Practice {
                        flow.dispatch(Action::Practice(Practice::Key(key)));
                    }
                },
                match sheet {
                    Sheet::About => rsx! { AboutSheet {} },
                    Sheet::Licences => rsx! { LicencesSheet {} },
                    Sheet::Privacy => rsx! { PrivacyText {} },
                    Sheet::Settings => rsx! { SettingsSheet {} },
                    Sheet::Help => rsx! { HelpSheet {} },
                    Sheet::Practice => rsx! { PracticeSheet {} },
                    Sheet::ChangedPhone => rsx! { ChangedPhoneSheet {} },
                    Sheet::NotMe => rsx! { NotMeSheet {} },
                    Sheet::ConfirmLogOut => rsx! { ConfirmLogOutSheet {} },
                }
            }
        }
    }
}
