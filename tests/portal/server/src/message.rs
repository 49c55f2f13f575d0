//! What the portal writes to members: text messages and e-mails.

use core::fmt;

use multiportal::api::TextMessage;
use multiportal::domain::SecurityCode;
use serde::{Deserialize, Serialize};

use crate::api::Notice;
use crate::member::Member;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    Sms {
        /// The phone, E.164.
        to: String,
        text: String,
    },
    Email {
        to: String,
        subject: String,
        text: String,
    },
    Call {
        /// The phone, E.164.
        to: String,
        /// What is spoken.
        text: String,
    },
}

/// The kind alone: codes and addresses are in the rest.
impl fmt::Debug for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sms { .. } => "Sms(…)",
            Self::Email { .. } => "Email(…)",
            Self::Call { .. } => "Call(…)",
        })
    }
}

impl Message {
    pub(crate) fn code(member: &Member, code: &SecurityCode, host: &str, token: Option<&str>) -> Self {
        Self::Sms { to: member.phone.clone(), text: TextMessage::write(code, host, token) }
    }

    /// The call that speaks a code: its digits one by one, twice.
    pub(crate) fn spoken_code(member: &Member, code: &SecurityCode) -> Self {
        // The call is where the code is meant to go.
        let digits: Vec<&str> = code.expose().bytes().filter_map(spoken).collect();
        let digits = digits.join(", ");
        let text = format!(
            "Su código de Cooprofesores UN es: {digits}. Repito: {digits}. No le diga este código a nadie: la cooperativa \
             nunca se lo pide."
        );
        Self::Call { to: member.phone.clone(), text }
    }

    /// The e-mail in place of a code, after the account or the phone got as many as it may. `wait` is in seconds.
    pub(crate) fn code_not_sent(member: &Member, wait: u64) -> Self {
        let email = format!(
            "Alguien pidió un código para recuperar su ingreso a MULTIportal. No se lo enviamos: su celular ya recibió los \
             códigos que puede recibir en una hora. Si lo pidió usted, vuelva a pedirlo en {} minutos. Si no, no haga nada.",
            wait.div_ceil(60)
        );
        let [email, _] = Self::both(member, "No le enviamos un código", &email, String::new());
        email
    }

    fn both(member: &Member, subject: &str, email: &str, sms: String) -> [Self; 2] {
        let text = format!("Hola, {}:\n\n{email}\n\nCooprofesores UN", member.display_name);
        [
            Self::Email { to: member.email.clone(), subject: subject.to_owned(), text },
            Self::Sms { to: member.phone.clone(), text: sms },
        ]
    }

    /// The username, by both ways that the manual names ("verifique su correo electrónico y/o su celular").
    pub(crate) fn username(member: &Member) -> [Self; 2] {
        let username = &member.username;
        let email = format!(
            "Su usuario de MULTIportal es: {username}\n\nSi no lo pidió usted, no haga nada: nadie entra sin su contraseña."
        );
        let sms = if username.chars().all(is_gsm_7) {
            format!("Su usuario de MULTIportal es: {username}\nCooprofesores UN")
        } else {
            "Enviamos su usuario de MULTIportal a su correo.\nCooprofesores UN".to_owned()
        };
        Self::both(member, "Su usuario de MULTIportal", &email, sms)
    }

    /// The receipt of a new PIN, with the code of "no fui yo", by both ways.
    pub(crate) fn new_pin(member: &Member, receipt: &str) -> [Self; 2] {
        Self::with_receipt(
            member,
            receipt,
            "Su contraseña de MULTIportal cambió",
            "Su contraseña de MULTIportal acaba de cambiar.",
            "Su contrasena de MULTIportal cambio.",
        )
    }

    /// A notice, with the code of "no fui yo", by both ways.
    pub(crate) fn notice(member: &Member, notice: Notice, receipt: &str) -> [Self; 2] {
        let (subject, email, sms) = match notice {
            Notice::NewPhone => (
                "Nuevo celular de confianza",
                "Se agregó un celular de confianza a su MULTIportal.",
                "MULTIportal: nuevo celular de confianza.",
            ),
            Notice::NewInstallation => (
                "Ingreso desde un equipo nuevo",
                "Alguien ingresó a su MULTIportal desde un equipo nuevo.",
                "MULTIportal: ingreso desde un equipo nuevo.",
            ),
        };
        Self::with_receipt(member, receipt, subject, email, sms)
    }

    fn with_receipt(member: &Member, receipt: &str, subject: &str, email: &str, sms: &str) -> [Self; 2] {
        let email = format!(
            "{email}\n\nSi no fue usted, abra la aplicación, elija \"No fui yo\" y digite este código: {receipt}\nSu ingreso \
             quedará detenido hasta que la cooperativa hable con usted."
        );
        let sms =
            format!("{sms} Si no fue usted, abra la app, elija \"No fui yo\" y digite {receipt}\nCooprofesores UN");
        Self::both(member, subject, &email, sms)
    }
}

fn spoken(digit: u8) -> Option<&'static str> {
    const DIGITS: [&str; 10] = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    DIGITS.get(usize::from(digit.checked_sub(b'0')?)).copied()
}

/// Whether a character of a username is in the basic alphabet of GSM 03.38.
fn is_gsm_7(c: char) -> bool {
    (c.is_ascii_graphic() && !"`[\\]^{|}~".contains(c)) || "èéùìòøåæßäöñüà".contains(c)
}
