//! The member's mobile phone (manual: "Digita el número del celular").

use serde::{Deserialize, Serialize};

use super::typed_text::{Sign, is_separator, plain, signs, trim, without_scheme};
use super::{parsed_text, redacted_debug};

/// Digits that are read, at most: more are no number, however they are grouped.
const MOST_DIGITS: usize = 20;

/// A Colombian mobile number in E.164: `+57`, then ten digits of which the first is 3 (ITU-T E.164; Colombia's numbering plan).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

redacted_debug!(Phone);
parsed_text!(Phone, PhoneError);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("a phone number is needed")]
    Missing,
    /// Name the sign: a phone number has digits only.
    #[error("a phone number has digits only")]
    Sign(Sign),
    /// Ask for a mobile: a landline receives no text message.
    #[error("a landline receives no text message")]
    Landline,
    /// Say that only Colombian numbers are registered.
    #[error("only Colombian numbers are registered")]
    Foreign,
    /// Ask to count the digits: ten, the first of them 3.
    #[error("a mobile number has ten digits, the first of them 3")]
    WrongLength,
}

impl Phone {
    /// Parses what a member typed or pasted: ten digits from `3` on, after `+57`, `(+57)`, `57`, `0057` or `tel:`, grouped in any way.
    ///
    /// # Errors
    /// [`PhoneError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, PhoneError> {
        let typed = trim(typed);
        let mut international = false;
        let mut digits = String::with_capacity(MOST_DIGITS);
        for sign in signs(without_scheme(typed, "tel:")) {
            match plain(sign.character()) {
                digit @ '0'..='9' if digits.len() < MOST_DIGITS => digits.push(digit),
                '0'..='9' => return Err(PhoneError::WrongLength),
                '+' if digits.is_empty() => international = true,
                '(' | ')' | '[' | ']' => {}
                c if is_separator(c) => {}
                _ => return Err(PhoneError::Sign(sign)),
            }
        }
        let national = if international {
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

    /// Returns the number for the wire: `+57` and the ten digits.
    #[must_use]
    pub fn as_e164(&self) -> &str {
        &self.0
    }

    /// Returns the last two digits, all that a screen repeats of it ("a •••42").
    #[must_use]
    pub fn tail(&self) -> &str {
        self.0.get(self.0.len() - 2..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed_text::tests::INVISIBLE;

    #[test]
    fn every_way_to_write_it_is_one_number() {
        for typed in [
            "3001234567",
            "+573001234567",
            "573001234567",
            "00573001234567",
            " 300 123 45 67 ",
            "+57 (300) 123-4567",
            "(+57) 300 1234567",
            "tel:+57-300-123-4567",
            "Tel: 300 123 4567",
            "300\u{2011}123\u{2011}4567",
            "300\u{a0}123\u{202f}4567",
            "300.123.4567",
            "\u{202a}+57 300 123 4567\u{202c}",
            "３００１２３４５６７",
            "\u{ff0b}57 300 123 4567",
        ] {
            assert_eq!(Phone::parse(typed).as_ref().map(Phone::as_e164), Ok("+573001234567"), "{typed:?}");
        }
    }

    #[test]
    fn invisible_characters_fall_away_at_ends_and_between_groups() {
        for c in INVISIBLE {
            let typed = format!("{c}+57{c} 300{c}123{c}4567{c}");
            assert_eq!(Phone::parse(&typed).as_ref().map(Phone::tail), Ok("67"), "{typed:?}");
            assert_eq!(Phone::parse(&format!("{c} {c}")), Err(PhoneError::Missing));
        }
    }

    #[test]
    fn anything_else_says_why() {
        for (typed, why) in [
            ("", PhoneError::Missing),
            ("+", PhoneError::Foreign),
            ("--", PhoneError::Missing),
            ("tel:", PhoneError::Missing),
            ("6011234567", PhoneError::Landline),
            ("2345678", PhoneError::Landline),
            ("300123456", PhoneError::WrongLength),
            ("601123456", PhoneError::WrongLength),
            ("30012345678", PhoneError::WrongLength),
            ("+12025550123", PhoneError::Foreign),
            ("0012025550123", PhoneError::Foreign),
            ("300-CASA", PhoneError::Sign(Sign::new('C', 5))),
            ("300\u{200e}12#", PhoneError::Sign(Sign::new('#', 6))),
            ("300+12", PhoneError::Sign(Sign::new('+', 4))),
            ("٣٠٠١٢٣٤٥٦٧", PhoneError::Sign(Sign::new('٣', 1))),
        ] {
            assert_eq!(Phone::parse(typed), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn ten_thousand_digits_are_the_wrong_length() {
        assert_eq!(Phone::parse(&"3".repeat(10_000)), Err(PhoneError::WrongLength));
    }
}
