//! The member's mobile phone (manual: "Digita el número del celular").

use serde::{Deserialize, Serialize};

use super::redacted_debug;

/// A Colombian mobile number in E.164: `+57`, then ten digits of which the first is 3 (ITU-T E.164; Colombia's numbering plan).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

redacted_debug!(Phone);

/// Why a text is no mobile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Ask for it: nothing, or only spaces, was typed.
    #[error("a phone number is needed")]
    Missing,
    /// Ask for digits: letters or other signs were typed.
    #[error("a phone number has digits, spaces, dots, dashes and brackets only")]
    Unreadable,
    /// Ask for a mobile: a landline takes no text message.
    #[error("a landline takes no text message")]
    Landline,
    /// Say that only Colombian numbers are registered.
    #[error("only Colombian numbers are registered")]
    Foreign,
    /// Ask to count the digits: ten, the first of them 3.
    #[error("a mobile number has ten digits, the first of them 3")]
    WrongLength,
}

impl Phone {
    /// Reads what a member typed: ten digits from `3` on, with `+57`, `57` or `0057` before it, spaced as they like.
    ///
    /// # Errors
    /// [`PhoneError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(PhoneError::Missing);
        }
        let (foreign_plus, rest) = typed.strip_prefix('+').map_or((false, typed), |rest| (true, rest));
        let mut digits = String::with_capacity(16);
        for c in rest.chars() {
            match c {
                '0'..='9' if digits.len() < 20 => digits.push(c),
                '0'..='9' => return Err(PhoneError::WrongLength),
                ' ' | '\u{a0}' | '.' | '-' | '(' | ')' => {}
                _ => return Err(PhoneError::Unreadable),
            }
        }
        let national = if foreign_plus {
            digits.strip_prefix("57").ok_or(PhoneError::Foreign)?
        } else if let Some(abroad) = digits.strip_prefix("00") {
            abroad.strip_prefix("57").ok_or(PhoneError::Foreign)?
        } else if digits.len() == 12 {
            digits.strip_prefix("57").unwrap_or(&digits)
        } else {
            &digits
        };
        match national.as_bytes() {
            [] => Err(PhoneError::Missing),
            [b'3', rest @ ..] if rest.len() == 9 => Ok(Self(format!("+57{national}"))),
            // Landlines: 60X and seven digits since 2021, or the bare seven of before.
            [b'6', b'0', rest @ ..] if rest.len() == 8 => Err(PhoneError::Landline),
            [b'2'..=b'8', rest @ ..] if rest.len() == 6 => Err(PhoneError::Landline),
            _ => Err(PhoneError::WrongLength),
        }
    }

    /// The number as it goes on the wire: `+57` and the ten digits.
    #[must_use]
    pub fn as_e164(&self) -> &str {
        &self.0
    }

    /// The last two digits, all that a screen repeats of it ("a •••42").
    #[must_use]
    pub fn tail(&self) -> &str {
        self.0.get(self.0.len() - 2..).unwrap_or_default()
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;
    fn try_from(typed: String) -> Result<Self, PhoneError> {
        Self::parse(&typed)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_it_is_one_number() -> Result<(), PhoneError> {
        for typed in
            ["3001234567", "+573001234567", "573001234567", "00573001234567", " 300 123 45 67 ", "+57 (300) 123-4567"]
        {
            assert_eq!(Phone::parse(typed)?.as_e164(), "+573001234567", "{typed:?}");
            assert_eq!(Phone::parse(typed)?.tail(), "67", "{typed:?}");
        }
        Ok(())
    }

    #[test]
    fn what_is_no_colombian_mobile_says_why() {
        for (typed, why) in [
            ("", PhoneError::Missing),
            ("+", PhoneError::Foreign),
            ("--", PhoneError::Missing),
            ("6011234567", PhoneError::Landline),
            ("2345678", PhoneError::Landline),
            ("300123456", PhoneError::WrongLength),
            ("601123456", PhoneError::WrongLength),
            ("30012345678", PhoneError::WrongLength),
            ("+12025550123", PhoneError::Foreign),
            ("0012025550123", PhoneError::Foreign),
            ("300-CASA", PhoneError::Unreadable),
            ("٣٠٠١٢٣٤٥٦٧", PhoneError::Unreadable),
        ] {
            assert_eq!(Phone::parse(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn ten_thousand_digits_are_the_wrong_length() {
        assert_eq!(Phone::parse(&"3".repeat(10_000)), Err(PhoneError::WrongLength));
    }
}
