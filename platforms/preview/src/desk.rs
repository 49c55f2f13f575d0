//! The desk around the phone: the member's messages and mail, and the switches. A Dioxus app of its own.

use std::sync::Arc;

use dioxus::prelude::*;
use portal::{Message, OutboxEntry, SeededMember};

use crate::inbox::Autofill;
use crate::line::Signal as LineSignal;
use crate::phone::Phone;
use crate::post::Post;

/// What the desk shows.
#[derive(Clone)]
pub struct Desk {
    /// The phone.
    pub phone: Arc<Phone>,
    /// Its messages; none where another portal sends them.
    pub post: Option<Arc<Post>>,
    /// The seeded members; none where another portal has its own.
    pub members: Arc<[SeededMember]>,
}

/// The desk.
#[component]
#[allow(non_snake_case)]
pub fn DeskApp() -> Element {
    let desk = use_context::<Desk>();
    let source = format!("/phone?phone={}", desk.phone.name());
    rsx! {
        main { class: "desk",
            div { class: "phone",
                iframe { src: source, title: "MULTIportal" }
            }
            aside { class: "side",
                h1 { "MULTIportal, vista previa" }
                Switches {}
                Letters {}
                Members {}
            }
        }
    }
}

#[component]
fn Switches() -> Element {
    let desk = use_context::<Desk>();
    let phone = Arc::clone(&desk.phone);
    let line = Arc::clone(&desk.phone);
    let initially_on = phone.inbox().autofill() == Autofill::On;
    let initially_offline = phone.line().is_some_and(|line| line.signal() == LineSignal::Offline);
    rsx! {
        section { class: "card",
            h2 { "El celular" }
            label { class: "switch",
                input {
                    id: "autofill",
                    r#type: "checkbox",
                    initial_checked: initially_on,
                    disabled: desk.post.is_none(),
                    onchange: move |event| {
                        phone.inbox().set_autofill(if event.checked() { Autofill::On } else { Autofill::Off });
                    },
                }
                "Llenar el código solo, como Android (desde el próximo mensaje)"
            }
            label { class: "switch",
                input {
                    id: "offline",
                    r#type: "checkbox",
                    initial_checked: initially_offline,
                    disabled: desk.phone.line().is_none(),
                    onchange: move |event| {
                        if let Some(line) = line.line() {
                            line.set(if event.checked() { LineSignal::Offline } else { LineSignal::Online });
                        }
                    },
                }
                "Sin conexión"
            }
            p { "Recargar esta página es como si el celular cerrara la app: el trámite sigue donde estaba." }
        }
    }
}

#[component]
fn Letters() -> Element {
    let desk = use_context::<Desk>();
    let Some(post) = desk.post else {
        return rsx! {
            section { class: "card",
                h2 { "Mensajes y correos" }
                p { "El portal es otro: los mensajes llegan a donde él los envía." }
            }
        };
    };
    let mut letters = use_signal(Vec::<OutboxEntry>::new);
    use_future(move || {
        let mut incoming = post.letters();
        async move {
            loop {
                letters.set(incoming.borrow_and_update().clone());
                if incoming.changed().await.is_err() {
                    return;
                }
            }
        }
    });
    rsx! {
        section { class: "card", aria_live: "polite",
            h2 { "Mensajes y correos" }
            if letters.read().is_empty() {
                p { "Todavía no ha llegado nada." }
            }
            ul { id: "letters", class: "letters",
                for message in letters.read().iter().rev() {
                    LetterItem { key: "{message.id}", message: message.clone() }
                }
            }
        }
    }
}

#[component]
fn LetterItem(message: OutboxEntry) -> Element {
    let (kind, head, text) = match message.message {
        Message::Sms { to, text } => ("sms", format!("Mensaje de texto a {to}"), text),
        Message::Email { to, subject, text } => ("email", format!("Correo a {to}: {subject}"), text),
    };
    rsx! {
        li { class: "letter", "data-kind": kind,
            header { "{head}" }
            p { "{text}" }
        }
    }
}

#[component]
fn Members() -> Element {
    let desk = use_context::<Desk>();
    if desk.members.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card",
            h2 { "Asociados de prueba (inventados)" }
            for member in desk.members.iter() {
                table { class: "members",
                    tbody {
                        tr { th { scope: "row", "Usuario" } td { "{member.username}" } }
                        tr { th { scope: "row", "Contraseña" } td { "{member.pin}" } }
                        tr { th { scope: "row", "Documento" } td { "{member.document_type} {member.document_number}" } }
                        tr { th { scope: "row", "Correo" } td { "{member.email}" } }
                        tr { th { scope: "row", "Celular" } td { "{member.phone}" } }
                    }
                }
            }
        }
    }
}
