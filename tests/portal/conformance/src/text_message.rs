//! The text message: its form, letter by letter, and that a phone takes it.

use multiportal::api::TextMessage;
use multiportal::domain::limits::{CODE_LENGTH, SMS_LENGTH};

use super::Suite;
use super::finding::{Checked, broken, ensure};
use super::outbox::host;

/// Where the portal API has it.
pub const HEADING: &str = "The text message";

/// GSM 03.38's basic alphabet beyond ASCII letters and digits; the extension table's letters would count twice.
const GSM_7: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";

/// Holds a text to the form, for a phone that asked for `token`, or for none. A finding quotes nothing: there is a code.
pub fn judge(suite: &Suite, text: &str, token: Option<&str>) -> Checked {
    let ours = suite.client.base();
    // The reference portal listens on loopback, and its messages are bound to its configured name.
    let expected = if ours.scheme() == "http" { host(text) } else { ours.host_str().unwrap_or_default() };
    has_the_form(text, expected, token)
}

fn has_the_form(text: &str, expected: &str, token: Option<&str>) -> Checked {
    let length = text.chars().count();
    ensure(length <= SMS_LENGTH, || format!("it has {length} characters"))?;
    let strange = text.chars().find(|c| !c.is_ascii_alphanumeric() && !GSM_7.contains(*c));
    ensure(strange.is_none(), || format!("it has U+{:04X}, which GSM-7 has not", strange.map_or(0, u32::from)))?;
    let message = TextMessage::read(text, expected, CODE_LENGTH)
        .map_err(|error| broken(format!("a phone ignores it: {error}")))?;
    // A phone forgives what gateways change; a portal has no reason to.
    let code = message.code.expose();
    ensure(text.lines().last() == Some(format!("@{expected} #{code}").as_str()), || {
        "its last line is not the host and the code alone".to_owned()
    })?;
    ensure(text.starts_with(&format!("{code} ")), || "it does not start with the code".to_owned())?;
    ensure(message.token.as_deref() == token, || match token {
        Some(_) => "the line before the last is not the token that was asked for".to_owned(),
        None => "it has a token that was not asked for".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Finding;
    use rstest::rstest;

    const HOST: &str = "portal.cooprofesoresun.example";
    const TOKEN: &str = "FA+9qCX9VSu";

    fn text(first: &str, token: &str) -> String {
        format!("482913 {first}\n{token}@{HOST} #482913")
    }

    #[test]
    fn the_portal_api_s_own_text_has_the_form() {
        let first = "es tu codigo de Cooprofesores UN. Vence en 5 min. No lo compartas.";
        assert_eq!(has_the_form(&text(first, &format!("{TOKEN}\n")), HOST, Some(TOKEN)), Ok(()));
        assert_eq!(has_the_form(&text(first, ""), HOST, None), Ok(()));
    }

    #[rstest]
    #[case::an_accent(text("es tu código", ""), None, "it has U+00F3, which GSM-7 has not")]
    #[case::too_long(text(&"x".repeat(100), ""), None, "it has 147 characters")]
    #[case::no_token(
        text("es tu codigo", ""),
        Some(TOKEN),
        "the line before the last is not the token that was asked for"
    )]
    #[case::a_token_without_a_request(
        text("es tu codigo", "FA+9qCX9VSu\n"),
        None,
        "it has a token that was not asked for"
    )]
    #[case::a_line_after_the_code(
        format!("482913 x\n@{HOST} #482913\nadios"),
        None,
        "its last line is not the host and the code alone"
    )]
    #[case::a_prefix(format!("Aviso: 482913 x\n@{HOST} #482913"), None, "it does not start with the code")]
    #[case::another_host(
        "482913 x\n@otro.example #482913".to_owned(),
        None,
        "a phone ignores it: bound to another host"
    )]
    fn a_text_without_the_form_says_what_it_lacks(
        #[case] text: String,
        #[case] token: Option<&str>,
        #[case] why: &str,
    ) {
        assert_eq!(has_the_form(&text, HOST, token), Err(Finding::Broken(why.to_owned())));
    }
}
