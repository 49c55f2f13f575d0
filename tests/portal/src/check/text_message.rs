//! The text message: its form, letter by letter, and that a phone takes it.

use multiportal::contract::TextMessage;
use multiportal::domain::numbers::{CODE_LENGTH, SMS_LENGTH};

use super::Suite;
use super::finding::{Checked, broken, ensure};
use super::outbox::host;

/// Where the portal API has it.
pub const HEADING: &str = "The text message";

/// GSM 03.38's basic alphabet beyond ASCII letters and digits; the extension table's letters would count twice.
const GSM_7: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";

/// Holds a text to the form, for a phone that asked for `token`, or for none.
///
/// # Errors
/// What of the form it lacks. Its own letters are not quoted: it has a code in it.
pub fn judge(suite: &Suite, text: &str, token: Option<&str>) -> Checked {
    let length = text.chars().count();
    ensure(length <= SMS_LENGTH, || format!("it has {length} characters"))?;
    let strange = text.chars().find(|c| !c.is_ascii_alphanumeric() && !GSM_7.contains(*c));
    ensure(strange.is_none(), || format!("it has U+{:04X}, which GSM-7 has not", strange.map_or(0, u32::from)))?;
    let bound = host(text);
    let ours = suite.client.base();
    // The reference portal listens on loopback, and its messages are bound to the name that it is told.
    let expected = if ours.scheme() == "http" { bound } else { ours.host_str().unwrap_or_default() };
    let message = TextMessage::read(text, expected, CODE_LENGTH)
        .map_err(|error| broken(format!("a phone ignores it: {error}")))?;
    ensure(message.token.as_deref() == token, || match token {
        Some(_) => "the line before the last is not the token that was asked for".to_owned(),
        None => "it has a token that nobody asked for".to_owned(),
    })
}
