//! The text message: how the portal writes it and how a phone reads it (The text message; WICG sms-one-time-codes).

use crate::domain::limits::{SMS_LENGTH, SMS_TOKEN_LENGTH};
use crate::domain::{SecurityCode, SecurityCodeError, redacted_debug};

/// What a phone took from a text message.
pub struct TextMessage {
    /// The security code.
    pub code: SecurityCode,
    /// Android's token, where the message carried one: it tells a late message from the awaited one.
    pub token: Option<String>,
}

redacted_debug!(TextMessage);

/// Why a text message was not taken. Its content is in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextMessageError {
    /// More than [`SMS_LENGTH`] characters.
    #[error("longer than {SMS_LENGTH} characters")]
    TooLong,
    /// The last line is not `@host #code`.
    #[error("the last line is not domain-bound")]
    NotBound,
    /// The last line names another host.
    #[error("bound to another host")]
    OtherHost,
    /// The code is not that many ASCII digits.
    #[error("the code has another shape")]
    NotACode,
    /// The first line starts with another code, or none.
    #[error("the first line has another code")]
    OtherCode,
}

impl From<SecurityCodeError> for TextMessageError {
    fn from(_: SecurityCodeError) -> Self {
        Self::NotACode
    }
}

impl TextMessage {
    /// Reads a text that a phone received. `host` is the portal's; `code_length` what the portal said.
    ///
    /// # Errors
    /// [`TextMessageError`]: the text is to be ignored, and the reason logged without the text.
    pub fn read(text: &str, host: &str, code_length: usize) -> Result<Self, TextMessageError> {
        // Counted before anything is copied, so that a text of a megabyte costs nothing.
        if text.chars().take(2 * SMS_LENGTH + 1).count() > 2 * SMS_LENGTH {
            return Err(TextMessageError::TooLong);
        }
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim_end_matches('\n');
        if text.chars().count() > SMS_LENGTH {
            return Err(TextMessageError::TooLong);
        }
        let lines: Vec<&str> = text.split('\n').collect();
        let [first, between @ .., last] = lines.as_slice() else { return Err(TextMessageError::NotBound) };
        let (bound, digits) = last
            .strip_prefix('@')
            .and_then(|rest| rest.split_once(" #"))
            .filter(|(bound, digits)| !bound.contains(' ') && !bound.is_empty() && !digits.contains([' ', '#', '@']))
            .ok_or(TextMessageError::NotBound)?;
        if !bound.eq_ignore_ascii_case(host) {
            return Err(TextMessageError::OtherHost);
        }
        if digits.len() != code_length || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(TextMessageError::NotACode);
        }
        let after = first.strip_prefix(digits).ok_or(TextMessageError::OtherCode)?;
        if after.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(TextMessageError::OtherCode);
        }
        let token = between.last().filter(|line| line.len() == SMS_TOKEN_LENGTH).map(|line| (*line).to_owned());
        Ok(Self { code: SecurityCode::parse(digits, code_length)?, token })
    }

    /// Writes the text that the portal sends: GSM-7 only, and within [`SMS_LENGTH`] for any host of up to 44 characters.
    #[must_use]
    pub fn write(code: &SecurityCode, host: &str, token: Option<&str>) -> String {
        // The message is where the code is meant to go.
        let code = code.expose();
        let token = token.map_or_else(String::new, |token| format!("{token}\n"));
        format!("{code} es tu codigo de Cooprofesores UN. Vence en 5 min. No lo compartas.\n{token}@{host} #{code}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::limits::CODE_LENGTH;

    const HOST: &str = "portal.cooprofesoresun.example";
    const WHOLE: &str = "482913 es tu codigo de Cooprofesores UN. Vence en 5 min. No lo compartas.\nFA+9qCX9VSu\n@portal.cooprofesoresun.example #482913";

    fn read(text: &str) -> Result<String, TextMessageError> {
        TextMessage::read(text, HOST, CODE_LENGTH).map(|message| message.code.expose().to_owned())
    }

    #[test]
    fn the_contract_s_own_text_is_written_and_read_back() {
        let code = SecurityCode::parse("482913", CODE_LENGTH).unwrap();
        assert_eq!(TextMessage::write(&code, HOST, Some("FA+9qCX9VSu")), WHOLE);
        let message = TextMessage::read(WHOLE, HOST, CODE_LENGTH).unwrap();
        assert_eq!((message.code.expose(), message.token.as_deref()), ("482913", Some("FA+9qCX9VSu")));
        assert!(WHOLE.chars().count() <= SMS_LENGTH);
    }

    #[test]
    fn other_newlines_and_capitals_of_the_host_are_the_same_text() {
        for text in [
            "482913 es tu codigo.\r\n@portal.cooprofesoresun.example #482913\r\n",
            "482913 es tu codigo.\r@portal.cooprofesoresun.example #482913",
            "482913 es tu codigo.\n@PORTAL.cooprofesoresun.example #482913",
        ] {
            assert_eq!(read(text).as_deref(), Ok("482913"), "{text:?}");
        }
    }

    #[test]
    fn a_text_that_is_not_the_portal_s_is_ignored() {
        for (text, why) in [
            ("", TextMessageError::NotBound),
            ("@portal.cooprofesoresun.example #482913", TextMessageError::NotBound),
            ("482913 x\n@portal.cooprofesoresun.example  #482913", TextMessageError::NotBound),
            ("482913 x\n@portal.cooprofesoresun.example #482913\nadios", TextMessageError::NotBound),
            ("482913 x\n@portal.cooprofesoresun.example #482913 @otro.example", TextMessageError::NotBound),
            ("482913 x\n@portal.cooprofesoresun.example.evil.co #482913", TextMessageError::OtherHost),
            ("482913 x\n@a.portal.cooprofesoresun.example #482913", TextMessageError::OtherHost),
            ("48291 x\n@portal.cooprofesoresun.example #48291", TextMessageError::NotACode),
            ("٤٨٢٩١٣ x\n@portal.cooprofesoresun.example #٤٨٢٩١٣", TextMessageError::NotACode),
            ("111111 x\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherCode),
            ("$200000 482913 x\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherCode),
            ("4829135 x\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherCode),
        ] {
            assert_eq!(read(text), Err(why), "{text:?}");
        }
    }

    #[test]
    fn one_hundred_and_forty_characters_are_read_and_one_more_is_not() {
        let tail = "\n@portal.cooprofesoresun.example #482913";
        let fits = format!("482913 {}{tail}", "x".repeat(SMS_LENGTH - 7 - tail.len()));
        assert_eq!(read(&fits).as_deref(), Ok("482913"));
        assert_eq!(read(&fits.replacen('x', "xx", 1)), Err(TextMessageError::TooLong));
        assert_eq!(read(&"482913\n".repeat(100_000)), Err(TextMessageError::TooLong));
    }

    #[test]
    fn the_written_text_is_gsm_7() {
        let code = SecurityCode::parse("482913", CODE_LENGTH).unwrap();
        let gsm = |c: char| c == '\n' || c == '@' || c.is_ascii_alphanumeric() || " #+./-_".contains(c);
        assert!(TextMessage::write(&code, HOST, Some("FA+9qCX9VSu")).chars().all(gsm));
    }
}
