//! The member's identity document (manual: "Seleccione el tipo de documento", "Digita el número del documento").

use serde::{Deserialize, Serialize};

use super::redacted_debug;
use super::typed_text::{Sign, is_separator, plain, signs, trim};

/// Most characters of a number, also if the portal allows more (a Colombian PPT or a foreign passport has fewer).
const LONGEST: usize = 20;
/// Fewest characters of a number, unless the portal says otherwise.
const SHORTEST: usize = 3;

/// The kind of a document. The portal names the kinds that it accepts; the app knows how to read these.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum DocumentKind {
    /// Cédula de ciudadanía.
    CitizenCard,
    /// Cédula de extranjería.
    ForeignerCard,
    /// Tarjeta de identidad.
    IdentityCard,
    /// Pasaporte.
    Passport,
    /// Permiso por protección temporal.
    ProtectionPermit,
    /// A kind that this version of the app does not know.
    Other(String),
}

impl DocumentKind {
    /// Returns the portal's code for it: `CC`, `CE`, `TI`, `PA`, `PPT`.
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

/// A kind of document, and what its number may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRule {
    kind: DocumentKind,
    letters: bool,
    shortest: usize,
    longest: usize,
}

impl DocumentRule {
    /// Returns the rule for `kind` where the portal states none: lenient, so that no real document is refused.
    ///
    /// Citizen cards have digits only, ten at most; identity cards eleven at most (the numbers of before 2004); foreigner cards of
    /// before 2016 may hold letters.
    #[must_use]
    pub const fn lenient(kind: DocumentKind) -> Self {
        let (letters, longest) = match &kind {
            DocumentKind::CitizenCard => (false, 10),
            DocumentKind::IdentityCard => (false, 11),
            DocumentKind::ProtectionPermit => (false, LONGEST),
            DocumentKind::ForeignerCard | DocumentKind::Passport | DocumentKind::Other(_) => (true, LONGEST),
        };
        Self { kind, letters, shortest: SHORTEST, longest }
    }

    /// Returns the rule that the portal states for `kind`; [`Self::lenient`] fills in what it leaves out. Lengths are clamped to
    /// 1 to 20, and a shortest length above the longest is ignored.
    pub(crate) fn stated(
        kind: DocumentKind,
        letters: Option<bool>,
        shortest: Option<usize>,
        longest: Option<usize>,
    ) -> Self {
        let lenient = Self::lenient(kind);
        let longest = longest.unwrap_or(lenient.longest).clamp(1, LONGEST);
        let shortest = shortest.filter(|shortest| *shortest <= longest).unwrap_or(lenient.shortest).clamp(1, longest);
        Self { letters: letters.unwrap_or(lenient.letters), shortest, longest, ..lenient }
    }

    #[must_use]
    pub const fn kind(&self) -> &DocumentKind {
        &self.kind
    }

    /// Whether the number may hold letters: decides on the keyboard.
    #[must_use]
    pub const fn letters(&self) -> bool {
        self.letters
    }
}

/// A document: its kind, and its number without separators, in capitals, leading zeros kept.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Document {
    kind: DocumentKind,
    number: String,
}

redacted_debug!(Document);

/// Why a text is no number of that document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    #[error("a document number is needed")]
    Missing,
    /// Ask for digits alone: this kind has no letters.
    #[error("this kind of document has digits only")]
    Letter(Sign),
    /// Name the sign: no document has it.
    #[error("a document number has letters and digits only")]
    Sign(Sign),
    #[error("this kind of document has {shortest} to {longest} characters")]
    WrongLength { shortest: usize, longest: usize },
}

impl Document {
    /// Parses what a member typed for a document of the rule's kind: separators fall away, letters become capitals.
    ///
    /// # Errors
    /// [`DocumentError`] says what to ask for.
    pub fn parse(rule: &DocumentRule, typed: &str) -> Result<Self, DocumentError> {
        let &DocumentRule { ref kind, letters, shortest, longest } = rule;
        let wrong_length = DocumentError::WrongLength { shortest, longest };
        let mut number = String::with_capacity(LONGEST);
        for sign in signs(trim(typed)) {
            match plain(sign.character()) {
                digit @ '0'..='9' => number.push(digit),
                letter if letters && letter.is_ascii_alphabetic() => number.push(letter.to_ascii_uppercase()),
                letter if letter.is_ascii_alphabetic() => return Err(DocumentError::Letter(sign)),
                c if is_separator(c) => {}
                _ => return Err(DocumentError::Sign(sign)),
            }
            if number.len() > longest {
                return Err(wrong_length);
            }
        }
        match number.len() {
            0 => Err(DocumentError::Missing),
            length if length < shortest => Err(wrong_length),
            _ => Ok(Self { kind: kind.clone(), number }),
        }
    }

    #[must_use]
    pub const fn kind(&self) -> &DocumentKind {
        &self.kind
    }

    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }
}

#[cfg(test)]
mod tests {
    use DocumentKind::{CitizenCard, ForeignerCard, IdentityCard, Passport, ProtectionPermit};

    use super::*;
    use crate::domain::typed_text::tests::INVISIBLE;

    fn parse(kind: DocumentKind, typed: &str) -> Result<String, DocumentError> {
        Document::parse(&DocumentRule::lenient(kind), typed).map(|document| document.number().to_owned())
    }

    #[test]
    fn separators_fall_away_and_leading_zeros_stay() {
        for typed in [
            " 0.041.234.567 ",
            "0'041'234'567",
            "0\u{2019}041\u{2019}234\u{2019}567",
            "0\u{a0}041\u{202f}234\u{2011}567",
            "\u{202d}0041234567\u{202c}",
            "００４１２３４５６７",
        ] {
            assert_eq!(parse(CitizenCard, typed).as_deref(), Ok("0041234567"), "{typed:?}");
        }
    }

    #[test]
    fn invisible_characters_fall_away_everywhere() {
        for c in INVISIBLE {
            assert_eq!(parse(CitizenCard, &format!("{c}41{c}.234{c}")).as_deref(), Ok("41234"));
            assert_eq!(parse(CitizenCard, &format!("{c}")), Err(DocumentError::Missing));
        }
    }

    #[test]
    fn letters_are_taken_where_a_kind_has_them() {
        for kind in [CitizenCard, IdentityCard, ProtectionPermit] {
            assert_eq!(parse(kind, "41a234"), Err(DocumentError::Letter(Sign::new('a', 3))));
        }
        for kind in [ForeignerCard, Passport, DocumentKind::from("XYZ".to_owned())] {
            assert_eq!(parse(kind, "ap 123456").as_deref(), Ok("AP123456"));
        }
    }

    #[test]
    fn lengths_are_read_to_the_last_character_and_no_further() {
        for (kind, longest) in [(CitizenCard, 10), (IdentityCard, 11), (Passport, 20), (ForeignerCard, 20)] {
            let wrong = Err(DocumentError::WrongLength { shortest: SHORTEST, longest });
            assert_eq!(parse(kind.clone(), "12"), wrong);
            assert!(parse(kind.clone(), "123").is_ok());
            assert!(parse(kind.clone(), &"9".repeat(longest)).is_ok());
            assert_eq!(parse(kind.clone(), &"9".repeat(longest + 1)), wrong);
            assert_eq!(parse(kind, &"1".repeat(10_000)), wrong);
        }
    }

    #[test]
    fn a_stated_rule_replaces_the_lenient_one() {
        let rule = DocumentRule::stated(ForeignerCard, Some(false), Some(6), Some(7));
        let read = |typed: &str| Document::parse(&rule, typed).map(drop);
        assert_eq!(read("123456"), Ok(()));
        assert_eq!(read("E23456"), Err(DocumentError::Letter(Sign::new('E', 1))));
        assert_eq!(read("12345"), Err(DocumentError::WrongLength { shortest: 6, longest: 7 }));
        assert_eq!(read("12345678"), Err(DocumentError::WrongLength { shortest: 6, longest: 7 }));
    }

    #[test]
    fn absurd_stated_lengths_are_bounded() {
        let lengths = |shortest, longest| {
            let rule = DocumentRule::stated(Passport, None, shortest, longest);
            (rule.shortest, rule.longest)
        };
        assert_eq!(lengths(Some(0), Some(usize::MAX)), (1, LONGEST));
        assert_eq!(lengths(Some(9), Some(4)), (SHORTEST, 4));
        assert_eq!(lengths(None, Some(0)), (1, 1));
        assert_eq!(lengths(None, None), (SHORTEST, LONGEST));
    }

    #[test]
    fn other_signs_are_named_with_their_place() {
        assert_eq!(parse(Passport, "<b>"), Err(DocumentError::Sign(Sign::new('<', 1))));
        assert_eq!(parse(CitizenCard, "41\u{200b}.2#"), Err(DocumentError::Sign(Sign::new('#', 5))));
        assert_eq!(parse(Passport, "АР123"), Err(DocumentError::Sign(Sign::new('А', 1))));
        assert_eq!(parse(CitizenCard, " . "), Err(DocumentError::Missing));
    }

    #[test]
    fn known_codes_have_kinds_and_a_new_code_stays() {
        for (code, kind) in [
            ("CC", CitizenCard),
            ("CE", ForeignerCard),
            ("TI", IdentityCard),
            ("PA", Passport),
            ("PPT", ProtectionPermit),
            ("XYZ", DocumentKind::Other("XYZ".to_owned())),
        ] {
            assert_eq!((DocumentKind::from(code.to_owned()), kind.code()), (kind.clone(), code));
        }
    }
}
