//! The trusted phones and the last accesses.

use dioxus::prelude::*;

use crate::app::{Event, Modal};
use crate::domain::{Access, AccessMethod, ListedPhone};
use crate::features::accesses::{Change, Done, Event as Accesses};
use crate::features::session::Event as Session;
use crate::flow::CallError;
use crate::ui::component::{Actions, Banner, Button, CallErrorAlert, Screen, Tone, Weight};
use crate::ui::use_app::use_app;
use crate::ui::words::{date, t};

/// Both lists; a list that did not arrive yet says so.
#[component]
pub fn AccessesScreen(
    phones: Option<Vec<ListedPhone>>,
    accesses: Option<Vec<Access>>,
    error: Option<CallError>,
    done: Option<Done>,
    /// What the session says where nothing failed.
    children: Element,
) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::Session(Session::Accesses(action)));
    let missing = if error.is_some() { t!("accesses-missing") } else { t!("accesses-loading") };
    rsx! {
        Screen { title: t!("accesses-title"), onback: move |()| say(Accesses::Back),
            match done {
                Some(Done::PhoneRemoved) => rsx! { Banner { tone: Tone::Note, text: t!("accesses-removed") } },
                Some(Done::OtherSessionsEnded) => rsx! { Banner { tone: Tone::Note, text: t!("accesses-ended") } },
                None => rsx! {},
            }
            p { class: "lead", {t!("accesses-lead")} }
            section { class: "group", aria_labelledby: "phones",
                h2 { class: "group__title", id: "phones", {t!("accesses-phones")} }
                match phones {
                    None => rsx! { p { role: "status", "{missing}" } },
                    Some(phones) if phones.is_empty() => rsx! { p { {t!("accesses-no-phones")} } },
                    Some(phones) => rsx! {
                        p { class: "note", {t!("accesses-phones-lead")} }
                        ul { class: "rows",
                            for phone in phones {
                                Phone { key: "{phone.id.as_str()}", phone, onremove: move |phone| say(Accesses::Ask(Change::RemovePhone(phone))) }
                            }
                        }
                    },
                }
            }
            Actions {
                Button { label: t!("accesses-end"), onpress: move |()| say(Accesses::Ask(Change::EndOtherSessions)) }
            }
            section { class: "group", aria_labelledby: "accesses",
                h2 { class: "group__title", id: "accesses", {t!("accesses-last")} }
                match accesses {
                    None => rsx! { p { role: "status", "{missing}" } },
                    Some(accesses) if accesses.is_empty() => rsx! { p { {t!("accesses-none")} } },
                    Some(accesses) => rsx! {
                        ul { class: "rows",
                            for access in accesses {
                                AccessRow { access }
                            }
                        }
                    },
                }
            }
            Button {
                weight: Weight::Quiet,
                label: t!("accesses-not-me"),
                onpress: move |()| app.dispatch(Event::Open(Modal::NotMe)),
            }
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(Accesses::Retry) }
            } else {
                {children}
            }
        }
    }
}

#[component]
fn Phone(phone: ListedPhone, onremove: EventHandler<ListedPhone>) -> Element {
    let name = super::name(&phone);
    rsx! {
        li { class: "card",
            p { class: "row__name",
                bdi { "{name}" }
            }
            if phone.this {
                p { class: "row__mark", {t!("accesses-this")} }
            }
            if let Some(at) = phone.added_at {
                p { class: "note", {t!("accesses-added", when: date(at))} }
            }
            p { class: "note",
                {phone.last_used_at.map_or_else(|| t!("accesses-unused"), |at| t!("accesses-used", when: date(at)))}
            }
            Button {
                weight: Weight::Quiet,
                label: t!("accesses-remove"),
                aria_label: t!("accesses-remove-name", name: name),
                onpress: move |()| onremove.call(phone.clone()),
            }
        }
    }
}

#[component]
fn AccessRow(access: Access) -> Element {
    let Access { at, device, method } = access;
    let method = match method {
        AccessMethod::Pin => Some(t!("accesses-by-pin")),
        AccessMethod::TrustedPhone => Some(t!("accesses-by-phone")),
        AccessMethod::Other => None,
    };
    rsx! {
        li { class: "row",
            if let Some(at) = at {
                p { class: "row__name", {date(at)} }
            }
            p { {t!("session-last-device", device: device.to_string())} }
            if let Some(method) = method {
                p { class: "note", "{method}" }
            }
        }
    }
}
