//! The member's identity document (manual: "Seleccione el tipo de documento", "Digita el número del documento").

use serde::{Deserialize, Serialize};

use super::redacted_debug;

/// Characters of a document number, at the most (a Colombian PPT or a foreign passport has fewer).
const LONGEST: usize = 20;
/// Characters of a document number, at the least.
const SHORTEST: usize = 3;

/// What kind of document it is. The portal names the kinds that it takes; the app knows how to read these.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum DocumentKind {
    /// Cédula de ciudadanía: digits only.
    CitizenCard,
    /// Cédula de extranjería: digits only.
    ForeignerCard,
    /// Tarjeta de identidad: digits only.
    IdentityCard,
    /// Pasaporte: letters and digits.
    Passport,
    /// Permiso por protección temporal: digits only.
    ProtectionPermit,
    /// A kind that the portal names and this version of the app does not know: letters and digits.
    Other(String),
}

impl DocumentKind {
    /// The portal's code for it: `CC`, `CE`, `TI`, `PA`, `PPT`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::CitizenCard => "CC",
            Self::ForeignerCard => "CE",
            Self::IdentityCard => "TI",
            Self::Passport => "PA",
            Self::ProtectionPermit => "PPT",
            Self::Other(code) => code,
        }
    }

    /// Whether its number may hold letters.
    #[must_use]
    pub const fn takes_letters(&self) -> bool {
        matches!(self, Self::Passport | Self::Other(_))
    }
}

impl From<String> for DocumentKind {
    fn from(code: String) -> Self {
        match code.as_str() {
            "CC" => Self::CitizenCard,
            "CE" => Self::ForeignerCard,
            "TI" => Self::IdentityCard,
            "PA" => Self::Passport,
            "PPT" => Self::ProtectionPermit,
            _ => Self::Other(code),
        }
    }
}

impl From<DocumentKind> for String {
    fn from(kind: DocumentKind) -> Self {
        kind.code().to_owned()
    }
}

/// A document: its kind, and its number cleaned of dots, spaces and dashes, leading zeros kept.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Document {
    kind: DocumentKind,
    number: String,
}

redacted_debug!(Document);

/// Why a text is no number of that document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Ask for it: nothing, or only spaces, was typed.
    #[error("a document number is needed")]
    Missing,
    /// Ask for digits alone: this kind has no letters.
    #[error("this kind of document has digits only")]
    Letters,
    /// Ask to look at it again: a sign that no document has.
    #[error("a document number has letters and digits only")]
    Unreadable,
    /// Ask to count the characters.
    #[error("a document number has {SHORTEST} to {LONGEST} characters")]
    WrongLength,
}

impl Document {
    /// Reads what a member typed for a document of this kind.
    ///
    /// # Errors
    /// [`DocumentError`] says what to ask for.
    pub fn parse(kind: DocumentKind, typed: &str) -> Result<Self, DocumentError> {
        let mut number = String::with_capacity(LONGEST);
        for c in typed.trim().chars() {
            match c {
                '0'..='9' => number.push(c),
                'a'..='z' | 'A'..='Z' if kind.takes_letters() => number.push(c.to_ascii_uppercase()),
                'a'..='z' | 'A'..='Z' => return Err(DocumentError::Letters),
                ' ' | '\u{a0}' | '.' | ',' | '-' => {}
                _ => return Err(DocumentError::Unreadable),
            }
            if number.len() > LONGEST {
                return Err(DocumentError::WrongLength);
            }
        }
        match number.len() {
            0 => Err(DocumentError::Missing),
            SHORTEST.. => Ok(Self { kind, number }),
            _ => Err(DocumentError::WrongLength),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> &DocumentKind {
        &self.kind
    }

    /// Its number, cleaned.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(kind: DocumentKind, typed: &str) -> Result<String, DocumentError> {
        Document::parse(kind, typed).map(|document| document.number().to_owned())
    }

    #[test]
    fn a_citizen_card_loses_its_dots_and_keeps_its_zeros() {
        assert_eq!(parse(DocumentKind::CitizenCard, " 0.041.234 567 "), Ok("0041234567".to_owned()));
    }

    #[test]
    fn a_citizen_card_with_letters_is_refused_and_a_passport_takes_them() {
        assert_eq!(parse(DocumentKind::CitizenCard, "41A234"), Err(DocumentError::Letters));
        assert_eq!(parse(DocumentKind::Passport, "ap 123456"), Ok("AP123456".to_owned()));
    }

    #[test]
    fn the_shortest_and_the_longest_number_are_read_and_one_character_more_or_less_is_not() {
        for (length, read) in [(SHORTEST - 1, false), (SHORTEST, true), (LONGEST, true), (LONGEST + 1, false)] {
            assert_eq!(parse(DocumentKind::Passport, &"9".repeat(length)).is_ok(), read, "{length}");
        }
    }

    #[test]
    fn nothing_too_short_too_long_and_unreadable_numbers_say_so() {
        assert_eq!(parse(DocumentKind::CitizenCard, " . "), Err(DocumentError::Missing));
        assert_eq!(parse(DocumentKind::CitizenCard, "12"), Err(DocumentError::WrongLength));
        assert_eq!(parse(DocumentKind::CitizenCard, &"1".repeat(10_000)), Err(DocumentError::WrongLength));
        assert_eq!(parse(DocumentKind::Passport, "<b>'"), Err(DocumentError::Unreadable));
        assert_eq!(parse(DocumentKind::CitizenCard, "１２３４５"), Err(DocumentError::Unreadable));
    }

    #[test]
    fn every_kind_that_the_portal_names_is_known_by_its_code_and_one_that_is_new_keeps_its_own() {
        for (code, kind) in [
            ("CC", DocumentKind::CitizenCard),
            ("CE", DocumentKind::ForeignerCard),
            ("TI", DocumentKind::IdentityCard),
            ("PA", DocumentKind::Passport),
            ("PPT", DocumentKind::ProtectionPermit),
            ("XYZ", DocumentKind::Other("XYZ".to_owned())),
        ] {
            assert_eq!((DocumentKind::from(code.to_owned()), kind.code()), (kind.clone(), code));
        }
    }
}
