//! The member's PIN (manual: "la contraseña es numérica de cuatro dígitos").

use zeroize::Zeroizing;

use super::limits::PIN_LENGTH;
use super::redacted_debug;

/// Four digits, wiped when dropped. Neither `Clone` nor `Serialize`: it is shared by reference and never saved.
#[derive(PartialEq, Eq)]
pub struct Pin(Zeroizing<[u8; PIN_LENGTH]>);

redacted_debug!(Pin);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    #[error("a PIN has {PIN_LENGTH} digits")]
    WrongLength,
    #[error("a PIN has digits only")]
    NotDigits,
}

/// Why a new PIN is too easy to guess, judged by its digits. The portal refuses more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// One digit four times: 0000.
    Repeated,
    /// Digits in order, up or down: 1234, 4321.
    Run,
}

impl Pin {
    /// Parses a PIN.
    ///
    /// # Errors
    /// [`PinError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, PinError> {
        if !typed.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PinError::NotDigits);
        }
        let digits = typed.as_bytes().try_into().map_err(|_| PinError::WrongLength)?;
        Ok(Self(Zeroizing::new(digits)))
    }

    /// Returns the digits, for an adapter that sends or hashes them.
    #[must_use]
    pub fn expose(&self) -> &str {
        core::str::from_utf8(&*self.0).unwrap_or_default()
    }

    /// Returns why this PIN is refused as a new one, or `None`.
    #[must_use]
    pub fn weakness(&self) -> Option<Weakness> {
        let steps = |by: i16| self.0.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == by);
        match (steps(0), steps(1) || steps(-1)) {
            (true, _) => Some(Weakness::Repeated),
            (_, true) => Some(Weakness::Run),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_lengths_and_other_signs_are_refused() {
        for (typed, why) in [
            ("", PinError::WrongLength),
            ("123", PinError::WrongLength),
            ("12345", PinError::WrongLength),
            ("12a4", PinError::NotDigits),
            ("１２３４", PinError::NotDigits),
        ] {
            assert_eq!(Pin::parse(typed).map(|_| ()), Err(why), "{typed:?}");
        }
    }

    #[test]
    fn repeated_digits_and_runs_are_weak() -> Result<(), PinError> {
        for (typed, weakness) in [
            ("0000", Some(Weakness::Repeated)),
            ("1234", Some(Weakness::Run)),
            ("4321", Some(Weakness::Run)),
            ("6789", Some(Weakness::Run)),
            ("8901", None),
            ("2580", None),
            ("1123", None),
        ] {
            assert_eq!(Pin::parse(typed)?.weakness(), weakness, "{typed:?}");
        }
        Ok(())
    }

    #[test]
    fn a_pin_equals_itself_alone_and_debug_hides_it() -> Result<(), PinError> {
        let pin = Pin::parse("2580")?;
        assert!(pin == Pin::parse("2580")?);
        assert!(pin != Pin::parse("2581")?);
        assert_eq!(format!("{pin:?}"), "Pin(…)");
        Ok(())
    }
}
