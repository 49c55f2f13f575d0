//! What the portal writes to members: text messages and e-mails.

use core::fmt;

use multiportal::api::TextMessage;
use multiportal::domain::SecurityCode;
use serde::{Deserialize, Serialize};

use crate::member::Member;

/// A message to a member.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// A text message.
    Sms {
        /// The phone, E.164.
        to: String,
        /// The text.
        text: String,
    },
    /// An e-mail.
    Email {
        /// The address.
        to: String,
        /// The subject.
        subject: String,
        /// The text.
        text: String,
    },
}

/// The kind alone: codes and addresses are in the rest.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sms { .. } => "Sms(…)",
            Self::Email { .. } => "Email(…)",
        })
    }
}

impl Message {
    /// The text message with a code.
    pub(crate) fn code(member: &Member, code: &SecurityCode, host: &str, token: Option<&str>) -> Self {
        Self::Sms { to: member.phone.clone(), text: TextMessage::write(code, host, token) }
    }

    /// The username, by both ways that the manual names ("verifique su correo electrónico y/o su celular").
    pub(crate) fn username(member: &Member) -> [Self; 2] {
        let Member { username, display_name, .. } = member;
        [
            Self::Email {
                to: member.email.clone(),
                subject: "Su usuario de MULTIportal".to_owned(),
                text: format!(
                    "Hola, {display_name}:\n\nSu usuario de MULTIportal es: {username}\n\nSi no lo pidió usted, no haga \
                     nada: nadie entra sin su contraseña.\n\nCooprofesores UN"
                ),
            },
            Self::Sms {
                to: member.phone.clone(),
                text: format!("Su usuario de MULTIportal es: {username}\nCooprofesores UN"),
            },
        ]
    }

    /// The receipt of a new PIN, with the code of "no fui yo", by both ways.
    pub(crate) fn receipt(member: &Member, receipt: &str) -> [Self; 2] {
        [
            Self::Email {
                to: member.email.clone(),
                subject: "Su contraseña de MULTIportal cambió".to_owned(),
                text: format!(
                    "Hola, {}:\n\nSu contraseña de MULTIportal acaba de cambiar.\n\nSi no fue usted, abra la aplicación, \
                     elija \"No fui yo\" y digite este código: {receipt}\nSu ingreso quedará detenido hasta que la \
                     cooperativa hable con usted.\n\nCooprofesores UN",
                    member.display_name
                ),
            },
            Self::Sms {
                to: member.phone.clone(),
                text: format!(
                    "Su contrasena de MULTIportal cambio. Si no fue usted, abra la app, elija \"No fui yo\" y digite: \
                     {receipt}\nCooprofesores UN"
                ),
            },
        ]
    }
}
