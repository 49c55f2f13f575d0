//! The developer panel around the phone: the member's messages and the switches. A Dioxus app of its own.

use std::sync::Arc;

use dioxus::prelude::*;
use portal::{Message, OutboxEntry, SeededMember};

use crate::Network;
use crate::finger::Finger;
use crate::inbox::Autofill;
use crate::outbox_watcher::OutboxWatcher;
use crate::phone::Phone;

#[derive(Clone)]
pub struct DevPanel {
    pub phone: Arc<Phone>,
    /// `None` where another portal sends the messages.
    pub outbox: Option<Arc<OutboxWatcher>>,
    /// Empty where another portal has its own members.
    pub members: Arc<[SeededMember]>,
}

#[component]
#[allow(non_snake_case)]
pub fn DevPanelApp() -> Element {
    let panel = use_context::<DevPanel>();
    let source = format!("/phone?phone={}", panel.phone.name());
    rsx! {
        main { class: "panel",
            div { class: "phone",
                iframe { src: source, title: "MULTIportal" }
            }
            aside { class: "side",
                h1 { "MULTIportal, vista previa" }
                Switches {}
                FingerCard {}
                Messages {}
                Members {}
            }
        }
    }
}

#[component]
fn Switches() -> Element {
    let panel = use_context::<DevPanel>();
    let phone = Arc::clone(&panel.phone);
    let connected = Arc::clone(&panel.phone);
    let initially_on = phone.inbox().autofill() == Autofill::On;
    let initially_offline = phone.network() == Some(Network::Offline);
    rsx! {
        section { class: "card",
            h2 { "El celular" }
            label { class: "switch",
                input {
                    id: "autofill",
                    r#type: "checkbox",
                    initial_checked: initially_on,
                    disabled: panel.outbox.is_none(),
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
                    disabled: panel.phone.network().is_none(),
                    onchange: move |event| {
                        let phone = Arc::clone(&connected);
                        async move {
                            phone.set_network(if event.checked() { Network::Offline } else { Network::Online }).await;
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
fn FingerCard() -> Element {
    let panel = use_context::<DevPanel>();
    let initial = panel.phone.key().finger();
    let label = |finger| match finger {
        Finger::Known => "Sí: el celular la reconoce",
        Finger::Unknown => "No: no la reconoce y hay que esperar",
        Finger::Cancels => "Cancelar: la persona cierra la pregunta",
        Finger::None => "No hay: ninguna está registrada (se borra la llave)",
    };
    rsx! {
        fieldset { class: "card",
            legend {
                h2 { "Huella" }
            }
            for (finger, name) in Finger::ALL {
                label { class: "switch",
                    input {
                        id: "finger-{name}",
                        r#type: "radio",
                        name: "finger",
                        initial_checked: finger == initial,
                        onchange: {
                            let phone = Arc::clone(&panel.phone);
                            move |_| phone.key().set_finger(finger)
                        },
                    }
                    {label(finger)}
                }
            }
        }
    }
}

#[component]
fn Messages() -> Element {
    let panel = use_context::<DevPanel>();
    let Some(outbox) = panel.outbox else {
        return rsx! {
            section { class: "card",
                h2 { "Mensajes y correos" }
                p { "El portal es otro: los mensajes llegan a donde él los envía." }
            }
        };
    };
    let mut messages = use_signal(Vec::<OutboxEntry>::new);
    use_future(move || {
        let mut incoming = outbox.messages();
        async move {
            loop {
                messages.set(incoming.borrow_and_update().clone());
                if incoming.changed().await.is_err() {
                    return;
                }
            }
        }
    });
    rsx! {
        section { class: "card", aria_live: "polite",
            h2 { "Mensajes y correos" }
            if messages.read().is_empty() {
                p { "Todavía no ha llegado nada." }
            }
            ul { id: "messages", class: "messages",
                for entry in messages.read().iter().rev() {
                    MessageItem { key: "{entry.id}", message: entry.message.clone() }
                }
            }
        }
    }
}

#[component]
fn MessageItem(message: Message) -> Element {
    let (kind, head, text) = match message {
        Message::Sms { to, text } => ("sms", format!("Mensaje de texto a {to}"), text),
        Message::Email { to, subject, text } => ("email", format!("Correo a {to}: {subject}"), text),
        Message::Call { to, text } => ("call", format!("Entra una llamada a {to}"), text),
    };
    rsx! {
        li { class: "message", "data-kind": kind,
            header { "{head}" }
            p { "{text}" }
            if kind == "call" {
                Listen { text }
            }
        }
    }
}

/// Speaks a text with the browser's voice; resolves to whether it has one. The text comes apart from the script.
const SPEAK: &str = r#"
const [text] = await dioxus.recv();
const speech = window.speechSynthesis;
// Chromium lists its voices a moment after the first question.
if (speech && !speech.getVoices().length) {
  await new Promise(done => { speech.onvoiceschanged = done; setTimeout(done, 500); });
}
const voices = speech?.getVoices() ?? [];
if (!voices.length) return false;
const said = new SpeechSynthesisUtterance(text);
said.lang = "es-CO";
said.voice = voices.find(voice => voice.lang.startsWith("es")) ?? null;
said.rate = 0.8;
speech.cancel();
speech.speak(said);
return true;
"#;

/// "Escuchar", where the browser has a voice.
#[component]
fn Listen(text: String) -> Element {
    let mut silent = use_signal(|| false);
    let listen = move |_| {
        let text = text.clone();
        async move {
            let page = document::eval(SPEAK);
            // A page that is gone needs no voice.
            let _ = page.send([text]);
            silent.set(!page.join::<bool>().await.unwrap_or(false));
        }
    };
    rsx! {
        button { r#type: "button", onclick: listen, "Escuchar" }
        if silent() {
            p { role: "status", "Este navegador no tiene voz: lea lo que diría la llamada." }
        }
    }
}

#[component]
fn Members() -> Element {
    let panel = use_context::<DevPanel>();
    if panel.members.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { class: "card",
            h2 { "Asociados de prueba (inventados)" }
            for member in panel.members.iter() {
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
