//! "Verifique su correo y/o su celular": the username was sent.

use dioxus::prelude::*;

use crate::app::Event;
use crate::domain::SentTo;
use crate::features::recover_username::Event as RecoverUsername;
use crate::ui::component::{Actions, Breakable, Button, Icon, Medallion, Picture, Screen, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::t;

#[component]
pub fn UsernameSentScreen(channels: Vec<SentTo>) -> Element {
    let app = use_app();
    rsx! {
        Screen { title: t!("sent-title"), onback: move |()| app.dispatch(Event::Back),
            Medallion { picture: Picture::Mail, mood: "good" }
            p { class: "lead", {t!("sent-lead")} }
            if !channels.is_empty() {
                h2 { class: "group__title", {t!("sent-channels")} }
                ul { class: "facts",
                    for (index, channel) in channels.into_iter().enumerate() {
                        {
                            let (picture, words) = match channel {
                                SentTo::Sms(to) => (Picture::Message, t!("sent-sms", to: to)),
                                SentTo::Email(to) => (Picture::Mail, t!("sent-email", to: to)),
                                SentTo::Other(to) => (Picture::Info, t!("sent-other", to: to)),
                            };
                            rsx! {
                                li { key: "{index}",
                                    Icon { picture }
                                    span {
                                        Breakable { text: words }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            p { {t!("sent-next")} }
            Actions {
                Button {
                    weight: Weight::Primary,
                    label: t!("common-log-in"),
                    onpress: move |()| app.dispatch(Event::RecoverUsername(RecoverUsername::LogIn)),
                }
            }
        }
    }
}
