//! The name a member logs in with (manual: "Digite el usuario").

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::redacted_debug;

/// Characters of a username, at the most. The portal's own limit is not published; this is generous.
const LONGEST: usize = 64;

/// A username: trimmed, NFC, lower case, so that `Peña` typed with a combining tilde and `peña` are one name.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Username(String);

redacted_debug!(Username);

/// Why a text is no username.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    /// Ask for it: nothing, or only spaces, was typed.
    #[error("a username is needed")]
    Missing,
    /// Ask to shorten it.
    #[error("a username has at most {LONGEST} characters")]
    TooLong,
    /// Ask to type it without spaces or invisible characters.
    #[error("a username has no spaces and no control characters")]
    Unwritable,
}

impl Username {
    /// Reads what a member typed.
    ///
    /// # Errors
    /// [`UsernameError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, UsernameError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(UsernameError::Missing);
        }
        // Refuse before normalising: ten kilobytes of combining marks are no name.
        if typed.len() > LONGEST * 8 {
            return Err(UsernameError::TooLong);
        }
        let name: String = typed.nfc().flat_map(char::to_lowercase).nfc().collect();
        if name.chars().count() > LONGEST {
            return Err(UsernameError::TooLong);
        }
        if name.chars().any(|c| c.is_whitespace() || c.is_control() || is_invisible(c)) {
            return Err(UsernameError::Unwritable);
        }
        Ok(Self(name))
    }

    /// The name as it goes on the wire and on the member's own screen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Returns whether a character hides or turns text, or has no look of its own: two names that look alike must not differ by
/// one of them. These are Unicode's default-ignorable code points and the private use areas.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
}

impl TryFrom<String> for Username {
    type Error = UsernameError;
    fn try_from(typed: String) -> Result<Self, UsernameError> {
        Self::parse(&typed)
    }
}

impl From<Username> for String {
    fn from(name: Username) -> Self {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_combining_ene_are_one_name() {
        assert_eq!(Username::parse("pe\u{f1}a"), Username::parse(" Pen\u{303}a "));
    }

    #[test]
    fn nothing_and_only_spaces_ask_for_a_name() {
        for typed in ["", "   ", "\u{a0}\t\n"] {
            assert_eq!(Username::parse(typed), Err(UsernameError::Missing));
        }
    }

    #[test]
    fn the_longest_name_is_read_and_one_letter_more_is_too_long() {
        assert!(Username::parse(&"\u{f1}".repeat(LONGEST)).is_ok());
        assert_eq!(Username::parse(&"a".repeat(LONGEST + 1)), Err(UsernameError::TooLong));
    }

    #[test]
    fn ten_kilobytes_and_combining_marks_without_end_are_too_long() {
        assert_eq!(Username::parse(&"a".repeat(10_240)), Err(UsernameError::TooLong));
        assert_eq!(Username::parse(&format!("n{}", "\u{303}".repeat(9_000))), Err(UsernameError::TooLong));
    }

    #[test]
    fn control_and_invisible_characters_are_refused() {
        for typed in [
            "a\0b",
            "a b",
            "a\u{202e}b",
            "a\u{200b}b",
            "a\u{7}b",
            "a\u{ad}b",
            "a\u{61c}b",
            "a\u{34f}b",
            "a\u{3164}b",
            "a\u{fe0f}b",
            "a\u{180e}b",
            "a\u{e0041}b",
            "a\u{e001}b",
            "a\u{f0001}b",
        ] {
            assert_eq!(Username::parse(typed), Err(UsernameError::Unwritable));
        }
    }

    #[test]
    fn statements_and_tags_are_names_like_any_other() {
        assert!(Username::parse("';drop--").is_ok());
        assert!(Username::parse("<b>{{7*7}}").is_ok());
    }

    #[test]
    fn a_name_never_prints() -> Result<(), UsernameError> {
        assert_eq!(format!("{:?}", Username::parse("mlopez")?), "Username(…)");
        Ok(())
    }
}
