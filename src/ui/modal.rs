//! The page over the current screen, with its frame.

use dioxus::prelude::*;

use crate::app::{Event, Modal, PhoneStatus};
use crate::features::about::screen::{AboutModal, LicencesModal, PrivacyText};
use crate::features::freeze::screen::NotMeModal;
use crate::features::help::screen::{ChangedPhoneModal, HelpModal};
use crate::features::practice::Event as Practice;
use crate::features::practice::screen::PracticeModal;
use crate::features::session::screen::ConfirmLogOutModal;
use crate::features::settings::screen::SettingsModal;
use crate::features::trusted_phone::screen::TrustedPhoneModal;
use crate::ui::component::ModalFrame;
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn ModalView(
    modal: Modal,
    /// Whether another page lies over it.
    covered: bool,
) -> Element {
    let app = use_app();
    let onhelp = use_callback(move |()| app.dispatch(Event::Open(Modal::Help)));
    let onkey = use_callback(move |key| app.dispatch(Event::Practice(Practice::Key(key))));
    let trusted = modal == Modal::TrustedPhone && app.phone().status == PhoneStatus::On;
    let title = match modal {
        Modal::About => t!("about-title"),
        Modal::Licences => t!("licences-title"),
        Modal::Privacy => t!("privacy-title"),
        Modal::Settings => t!("settings-title"),
        Modal::Help => t!("help-title"),
        Modal::Practice => t!("practice-title"),
        Modal::ChangedPhone => t!("changed-phone-title"),
        Modal::NotMe => t!("not-me-title"),
        Modal::TrustedPhone => t!("phone-title"),
        Modal::ConfirmLogOut => t!("log-out-title"),
    };
    rsx! {
        // A phone that was turned on or off has other buttons: the title takes the focus again.
        for trusted in [trusted] {
            ModalFrame {
                key: "{trusted}",
                id: "modal-{modal as usize}",
                title: title.clone(),
                covered,
                onclose: move |()| app.dispatch(Event::Close),
                onhelp: (modal != Modal::Help).then_some(onhelp),
                onkey: (modal == Modal::Practice).then_some(onkey),
                match modal {
                    Modal::About => rsx! { AboutModal {} },
                    Modal::Licences => rsx! { LicencesModal {} },
                    Modal::Privacy => rsx! { PrivacyText {} },
                    Modal::Settings => rsx! { SettingsModal {} },
                    Modal::Help => rsx! { HelpModal {} },
                    Modal::Practice => rsx! { PracticeModal {} },
                    Modal::ChangedPhone => rsx! { ChangedPhoneModal {} },
                    Modal::NotMe => rsx! { NotMeModal {} },
                    Modal::TrustedPhone => rsx! { TrustedPhoneModal {} },
                    Modal::ConfirmLogOut => rsx! { ConfirmLogOutModal {} },
                }
            }
        }
    }
}
