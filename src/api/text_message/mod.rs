//! The text message: how the portal writes it and how a phone reads it (The text message; WICG sms-one-time-codes).

use crate::domain::limits::{SMS_READ_LENGTH, SMS_TOKEN_LENGTH};
use crate::domain::typed_text::{is_invisible, is_space, plain};
use crate::domain::{SecurityCode, SecurityCodeError, redacted_debug};

/// What a phone took from a text message.
pub struct TextMessage {
    /// The security code.
    pub code: SecurityCode,
    /// Android's token, where the message carried one: it tells a late message from the awaited one.
    pub token: Option<String>,
}

redacted_debug!(TextMessage);

/// Why a text message was not accepted. None of the variants holds its content.
///
/// A message that answers the app's own request ([`TextMessage::has_token`]) and is refused never reaches the inbox: show
/// it to the member, and send no token with the next resend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextMessageError {
    /// More than [`SMS_READ_LENGTH`] characters.
    #[error("longer than {SMS_READ_LENGTH} characters")]
    TooLong,
    /// It holds no `@host #code`.
    #[error("not bound to a host")]
    NotBound,
    /// It names another host, or one host inside another.
    #[error("bound to another host")]
    OtherHost,
    /// The bound code is not that many ASCII digits.
    #[error("the code has another shape")]
    NotACode,
    /// The bound code does not stand before it once more.
    #[error("the code appears only once")]
    NoSecondCode,
    /// It holds another run of as many digits.
    #[error("it holds two different codes")]
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
    /// Strict on what the code is: `@host #code` with this host and exactly `code_length` digits, the same code once more before it, and
    /// no other run of `code_length` digits. Tolerant of what gateways do: text before and after, lines joined or ended in other ways,
    /// other spaces and widths, invisible characters.
    ///
    /// # Errors
    /// [`TextMessageError`] says why. It may be logged; the text may not.
    pub fn read(text: &str, host: &str, code_length: usize) -> Result<Self, TextMessageError> {
        // Counted before anything is copied, so that a text of a megabyte costs nothing.
        if text.chars().take(SMS_READ_LENGTH + 1).count() > SMS_READ_LENGTH {
            return Err(TextMessageError::TooLong);
        }
        let text = fold(text);
        let mut bound: Option<Bound> = None;
        for found in bounds(&text) {
            if !found.host.eq_ignore_ascii_case(host) || found.embeds_another {
                return Err(TextMessageError::OtherHost);
            }
            if found.code.len() != code_length || !found.code.bytes().all(|b| b.is_ascii_digit()) {
                return Err(TextMessageError::NotACode);
            }
            bound.get_or_insert(found);
        }
        let Bound { at, code, .. } = bound.ok_or(TextMessageError::NotBound)?;
        if codes(&text, code_length).any(|(_, other)| other != code) {
            return Err(TextMessageError::OtherCode);
        }
        if !codes(&text, code_length).any(|(place, _)| place < at) {
            return Err(TextMessageError::NoSecondCode);
        }
        let token = text[..at].split_whitespace().next_back().filter(|word| is_token(word));
        Ok(Self { code: SecurityCode::parse(code, code_length)?, token: token.map(str::to_owned) })
    }

    /// Returns whether `text` contains this token: then it answers the app's own request.
    pub(crate) fn has_token(text: &str, token: &str) -> bool {
        !token.is_empty() && fold(text).contains(token)
    }

    /// Writes the text that the portal sends: GSM-7 only, and within the 140 characters of the contract for any host of up to 44.
    #[must_use]
    pub fn write(code: &SecurityCode, host: &str, token: Option<&str>) -> String {
        // The message is where the code is meant to go.
        let code = code.expose();
        let token = token.map_or_else(String::new, |token| format!("{token}\n"));
        format!("{code} es tu codigo de Cooprofesores UN. Vence en 5 min. No lo compartas.\n{token}@{host} #{code}")
    }
}

/// An `@host #code` in a text.
struct Bound<'a> {
    /// The position of its `@`.
    at: usize,
    host: &'a str,
    code: &'a str,
    /// Whether `@another-host` follows: the form for a page inside another one's frame.
    embeds_another: bool,
}

/// Returns `text` with plain spaces, hyphens and widths, and without invisible characters.
fn fold(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).map(plain).collect()
}

fn is_token(word: &str) -> bool {
    word.len() == SMS_TOKEN_LENGTH && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'/')
}

/// Finds every `@`, a host, exactly one space, `#` and what follows it up to the next space or line end.
fn bounds(text: &str) -> impl Iterator<Item = Bound<'_>> {
    text.match_indices('@').filter_map(|(at, _)| {
        let (host, rest) = text[at + 1..].split_once(' ')?;
        let rest = rest.strip_prefix('#')?;
        let (code, after) = rest.split_once(is_space).unwrap_or((rest, ""));
        let embeds_another = after.trim_start().starts_with('@');
        (!host.is_empty() && !host.contains(is_space)).then_some(Bound { at, host, code, embeds_another })
    })
}

/// Finds every run of exactly `length` ASCII digits, with its position.
fn codes(text: &str, length: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    core::iter::from_fn(move || {
        let start = rest + text[rest..].find(|c: char| c.is_ascii_alphanumeric())?;
        let run = &text[start..];
        let end = run.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(run.len());
        rest = start + end;
        Some((start, &run[..end]))
    })
    .filter(move |(_, run)| run.len() == length && run.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests;
