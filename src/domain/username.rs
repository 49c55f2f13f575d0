//! The name a member logs in with (manual: "Digite el usuario").

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::typed_text::{Sign, is_foreign_letter, is_invisible, is_space, plain, signs, without_dot_of_spaces};
use super::{parsed_text, redacted_debug};

/// Characters of a username, at most. The portal's own limit is not published; this is generous.
const LONGEST: usize = 64;

/// A username: trimmed, NFC, lower case, so that `Peña` typed with a combining tilde and `peña` are one name.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Username(String);

redacted_debug!(Username);
parsed_text!(Username, UsernameError);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    #[error("a username is needed")]
    Missing,
    #[error("a username has at most {LONGEST} characters")]
    TooLong,
    /// Name the sign: a space, an invisible character, or a letter of another alphabet that looks like a Latin one.
    #[error("a username has no spaces, no invisible characters and Latin letters only")]
    Sign(Sign),
}

impl Username {
    /// Parses what a member typed or pasted.
    ///
    /// # Errors
    /// [`UsernameError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, UsernameError> {
        let name = without_dot_of_spaces(typed);
        if name.is_empty() {
            return Err(UsernameError::Missing);
        }
        // Refuse before normalizing: ten kilobytes of combining marks are no name.
        if name.len() > LONGEST * 8 {
            return Err(UsernameError::TooLong);
        }
        let misfits = |c| is_space(c) || is_invisible(c) || is_foreign_letter(c);
        let name: String = name.nfc().map(plain).collect();
        if let Some(sign) = signs(&name).find(|sign| misfits(sign.character())) {
            return Err(UsernameError::Sign(sign));
        }
        let name: String = name.chars().flat_map(char::to_lowercase).nfc().collect();
        if name.chars().count() > LONGEST {
            return Err(UsernameError::TooLong);
        }
        Ok(Self(name))
    }

    /// Returns the name that was perhaps meant, to ask "¿Quiso decir …?": one without the dot that a keyboard puts in place of a
    /// double space.
    pub(crate) fn suggestion(&self) -> Option<Self> {
        let name = self.0.trim_end_matches('.');
        (name.len() < self.0.len() && !name.is_empty()).then(|| Self(name.to_owned()))
    }

    /// Returns the name for the wire and the member's own screen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;
    use crate::domain::SignKind;
    use crate::domain::typed_text::tests::INVISIBLE;

    fn parse(typed: &str) -> Result<String, UsernameError> {
        Username::parse(typed).map(String::from)
    }

    #[test]
    fn composed_and_combining_ene_are_one_name() {
        assert_eq!(parse("pe\u{f1}a"), parse(" Pen\u{303}a "));
    }

    #[test]
    fn nothing_and_only_spaces_ask_for_a_name() {
        for typed in ["", "   ", "\u{a0}\t\n", "\u{200b}\u{202e}", " . "] {
            assert_eq!(parse(typed), Err(UsernameError::Missing), "{typed:?}");
        }
    }

    #[test]
    fn longest_name_is_accepted_and_one_letter_more_refused() {
        assert!(parse(&"\u{f1}".repeat(LONGEST)).is_ok());
        assert_eq!(parse(&"a".repeat(LONGEST + 1)), Err(UsernameError::TooLong));
    }

    #[test]
    fn ten_kilobytes_and_endless_combining_marks_are_too_long() {
        assert_eq!(parse(&"a".repeat(10_240)), Err(UsernameError::TooLong));
        assert_eq!(parse(&format!("n{}", "\u{303}".repeat(9_000))), Err(UsernameError::TooLong));
    }

    #[test]
    fn invisible_characters_fall_away_at_the_ends() {
        for c in INVISIBLE {
            assert_eq!(parse(&format!("{c} {c}mlopez{c} {c}")).as_deref(), Ok("mlopez"));
        }
    }

    #[test]
    fn invisible_characters_and_spaces_inside_are_named() {
        for c in INVISIBLE.into_iter().chain([' ', '\u{a0}', '\t']) {
            let Err(UsernameError::Sign(sign)) = parse(&format!("ml{c}opez")) else { panic!("{c:?}") };
            assert_eq!(sign.place(), 3);
            assert!(!matches!(sign.kind(), SignKind::Visible | SignKind::ForeignLetter), "{c:?}");
        }
    }

    #[test]
    fn letters_that_look_latin_are_named_with_their_alphabet() {
        for (typed, kind) in [
            ("m\u{430}ria", SignKind::CyrillicLetter),
            ("M\u{410}RIA", SignKind::CyrillicLetter),
            ("m\u{3b1}ria", SignKind::GreekLetter),
            ("m\u{1d41a}ria", SignKind::ForeignLetter),
            ("m\u{561}ria", SignKind::ForeignLetter),
        ] {
            let Err(UsernameError::Sign(sign)) = parse(typed) else { panic!("{typed}") };
            assert_eq!((sign.kind(), sign.place()), (kind, 2), "{typed}");
        }
    }

    #[test]
    fn what_a_keyboard_changed_for_certain_is_taken_back() {
        for typed in ["Mlopez", "mlopez. ", "mlopez.\u{a0}", "ｍｌｏｐｅｚ", "MLOPEZ"] {
            assert_eq!(parse(typed).as_deref(), Ok("mlopez"), "{typed:?}");
        }
        assert_eq!(parse("ana\u{2011}maria\u{2019}s").as_deref(), Ok("ana-maria's"));
    }

    #[test]
    fn a_dot_at_the_end_is_kept_and_asked_about() -> Result<(), UsernameError> {
        let name = Username::parse("mlopez.")?;
        assert_eq!(name.as_str(), "mlopez.");
        assert_eq!(name.suggestion().map(String::from).as_deref(), Some("mlopez"));
        assert_eq!(Username::parse("m.lopez")?.suggestion(), None);
        assert_eq!(Username::parse("...")?.suggestion(), None);
        Ok(())
    }

    #[test]
    fn statements_and_markup_are_names_like_any_other() {
        assert!(parse("';drop--").is_ok());
        assert!(parse("<b>{{7*7}}").is_ok());
    }

    #[test]
    fn debug_hides_a_name_and_the_sign_of_its_error() -> Result<(), UsernameError> {
        assert_eq!(format!("{:?}", Username::parse("mlopez")?), "Username(…)");
        assert_eq!(format!("{:?}", Username::parse("ml opez")), "Err(Sign(Sign(…)))");
        Ok(())
    }
}
