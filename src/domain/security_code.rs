//! The security code of a text message (manual: "un código de seguridad").

use zeroize::Zeroizing;

use super::redacted_debug;

/// A security code: ASCII digits, wiped when dropped. Neither `Clone` nor `Serialize`.
#[derive(PartialEq, Eq)]
pub struct SecurityCode(Zeroizing<String>);

redacted_debug!(SecurityCode);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecurityCodeError {
    #[error("the code has another number of digits")]
    WrongLength,
    #[error("the code has digits only")]
    NotDigits,
}

impl SecurityCode {
    /// Parses exactly `length` ASCII digits; spaces around and between them are dropped.
    ///
    /// # Errors
    /// [`SecurityCodeError`] says what to ask for.
    pub fn parse(typed: &str, length: usize) -> Result<Self, SecurityCodeError> {
        let mut digits = Zeroizing::new(String::with_capacity(length));
        for c in typed.chars() {
            match c {
                '0'..='9' if digits.len() < length => digits.push(c),
                '0'..='9' => return Err(SecurityCodeError::WrongLength),
                c if c.is_whitespace() => {}
                _ => return Err(SecurityCodeError::NotDigits),
            }
        }
        if digits.len() == length { Ok(Self(digits)) } else { Err(SecurityCodeError::WrongLength) }
    }

    /// Returns the digits, for an adapter that sends or hashes them and for the member's own screen.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::limits::CODE_LENGTH;

    #[test]
    fn spaces_in_a_code_are_dropped_and_other_signs_refused() -> Result<(), SecurityCodeError> {
        assert_eq!(SecurityCode::parse(" 482 913\n", CODE_LENGTH)?.expose(), "482913");
        for (typed, why) in [
            ("", SecurityCodeError::WrongLength),
            ("48291", SecurityCodeError::WrongLength),
            ("4829135", SecurityCodeError::WrongLength),
            ("48291a", SecurityCodeError::NotDigits),
            ("482913 es tu codigo", SecurityCodeError::NotDigits),
            ("٤٨٢٩١٣", SecurityCodeError::NotDigits),
        ] {
            assert_eq!(SecurityCode::parse(typed, CODE_LENGTH).map(|_| ()), Err(why));
        }
        Ok(())
    }
}
