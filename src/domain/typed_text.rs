//! Cleaning of typed and pasted text: invisible characters, and the first character that a field refuses.

use icu_properties::props::{Dash, DefaultIgnorableCodePoint, GeneralCategory, Script};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::UnicodeNormalization;

use super::redacted_debug;

/// A character that a field does not take, and its place in what was typed.
///
/// `Debug` hides the character: it is part of a personal value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    character: char,
    place: usize,
}

redacted_debug!(Sign);

/// What a [`Sign`] is, for the words that name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignKind {
    Space,
    /// A mark that sets the direction of text: U+200E, U+202D, U+2066 and the like.
    DirectionMark,
    SoftHyphen,
    /// Any other character that shows nothing: zero-width, control, filler, private use.
    Invisible,
    CyrillicLetter,
    GreekLetter,
    /// A letter of a further alphabet than Latin, or a mathematical letter.
    ForeignLetter,
    /// Any other character; [`Sign::character`] shows it.
    Visible,
}

impl Sign {
    /// `place` counts the characters that the member sees, from 1.
    #[must_use]
    pub const fn new(character: char, place: usize) -> Self {
        Self { character, place }
    }

    /// Returns the character, for the member's own screen.
    #[must_use]
    pub const fn character(self) -> char {
        self.character
    }

    /// Returns its place among the visible characters, from 1. An invisible one has the place of the visible one after it.
    #[must_use]
    pub const fn place(self) -> usize {
        self.place
    }

    /// Returns its code point, as `U+202E`.
    #[must_use]
    pub fn code_point(self) -> String {
        format!("U+{:04X}", u32::from(self.character))
    }

    #[must_use]
    pub fn kind(self) -> SignKind {
        match self.character {
            c if is_space(c) => SignKind::Space,
            '\u{ad}' => SignKind::SoftHyphen,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                SignKind::DirectionMark
            }
            c if is_invisible(c) => SignKind::Invisible,
            c if is_foreign_letter(c) => match CodePointMapData::<Script>::new().get(c) {
                Script::Cyrillic => SignKind::CyrillicLetter,
                Script::Greek => SignKind::GreekLetter,
                _ => SignKind::ForeignLetter,
            },
            _ => SignKind::Visible,
        }
    }
}

/// Returns the characters of `text` with their places.
pub(crate) fn signs(text: &str) -> impl Iterator<Item = Sign> {
    text.chars().scan(1, |place, character| {
        let sign = Sign { character, place: *place };
        *place += usize::from(!is_invisible(character));
        Some(sign)
    })
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

/// Whether `c` is a space of any width, a tab or a line end.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace()
}

/// Whether `c` shows nothing and is no space: Unicode's default-ignorable code points, controls, format characters, private use,
/// unassigned code points, and the blank of Braille.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    use GeneralCategory::{Control, Format, PrivateUse, Unassigned};
    !is_space(c)
        && !c.is_ascii_graphic()
        && (c == '\u{2800}'
            || matches!(category(c), Control | Format | PrivateUse | Unassigned)
            || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c))
}

/// Whether `c` is a letter of another alphabet than Latin: many look exactly like a Latin one.
pub(super) fn is_foreign_letter(c: char) -> bool {
    use GeneralCategory::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    let letter =
        [LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter].contains(&category(c));
    !c.is_ascii() && letter && CodePointMapData::<Script>::new().get(c) != Script::Latin
}

/// Whether `c` groups digits and means nothing: spaces, dashes, dots, commas, apostrophes and invisible characters.
pub(crate) fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '`' | '´' | '·' | '•' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2032}')
        || is_space(c)
        || is_invisible(c)
        || CodePointSetData::new::<Dash>().contains(c)
}

/// Returns the plain form of a character that looks the same: full-width and small forms, spaces, hyphens and apostrophes that
/// keyboards and word processors put in the place of the typed one.
pub(crate) fn plain(c: char) -> char {
    match c {
        c if is_space(c) && c != '\n' && c != '\r' => ' ',
        '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => '\'',
        '\u{ff01}'..='\u{ff5e}' | '\u{fe50}'..='\u{fe6b}' => core::iter::once(c).nfkc().next().unwrap_or(c),
        c => c,
    }
}

/// Drops spaces and invisible characters at both ends.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(|c| is_space(c) || is_invisible(c))
}

/// Like [`trim`], and drops the dot that a keyboard puts in place of the first of two spaces at the end.
pub(super) fn without_dot_of_spaces(text: &str) -> &str {
    let ends_in_space = text.ends_with(is_space);
    let text = trim(text);
    text.strip_suffix('.').filter(|_| ends_in_space).unwrap_or(text)
}

/// Drops `scheme` at the start, in capitals or not: `tel:` and `mailto:` come along with a copied link.
pub(super) fn without_scheme<'a>(text: &'a str, scheme: &str) -> &'a str {
    let start = text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme));
    start.map_or(text, |_| trim(&text[scheme.len()..]))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// One invisible character of each kind that keyboards, chats and word processors add.
    pub(in crate::domain) const INVISIBLE: [char; 19] = [
        '\0',
        '\u{7}',
        '\u{ad}',
        '\u{34f}',
        '\u{61c}',
        '\u{115f}',
        '\u{180e}',
        '\u{200b}',
        '\u{200d}',
        '\u{200e}',
        '\u{202c}',
        '\u{2060}',
        '\u{2069}',
        '\u{2800}',
        '\u{3164}',
        '\u{fe0f}',
        '\u{feff}',
        '\u{e000}',
        '\u{e0020}',
    ];

    #[test]
    fn characters_that_show_nothing_are_invisible() {
        for c in INVISIBLE {
            assert!(is_invisible(c) && is_separator(c), "{}", Sign::new(c, 1).code_point());
        }
        for c in ['a', '0', ' ', '\u{a0}', '-', 'ñ', '\u{303}', '😀', '\n'] {
            assert!(!is_invisible(c), "{}", Sign::new(c, 1).code_point());
        }
    }

    #[test]
    fn separators_of_keyboards_and_documents_group_digits() {
        for c in " \u{a0}\u{202f}\t\n.,-\u{2011}\u{2013}\u{2212}'\u{2019}´·".chars() {
            assert!(is_separator(c), "{}", Sign::new(c, 1).code_point());
        }
        for c in "a0+#*/@:".chars() {
            assert!(!is_separator(c), "{c}");
        }
    }

    #[test]
    fn a_sign_is_named_by_kind_place_and_code_point() {
        let sign = |text: &str| signs(text).find(|sign| !sign.character().is_ascii_alphanumeric());
        let named = |text: &str| sign(text).map(|sign| (sign.kind(), sign.place(), sign.code_point()));
        for (text, kind, place, code_point) in [
            ("ab c", SignKind::Space, 3, "U+0020"),
            ("a\u{202e}b", SignKind::DirectionMark, 2, "U+202E"),
            ("a\u{ad}b", SignKind::SoftHyphen, 2, "U+00AD"),
            ("\u{200b}b", SignKind::Invisible, 1, "U+200B"),
            ("m\u{430}ria", SignKind::CyrillicLetter, 2, "U+0430"),
            ("m\u{3b1}ria", SignKind::GreekLetter, 2, "U+03B1"),
            ("m\u{1d41a}ria", SignKind::ForeignLetter, 2, "U+1D41A"),
            ("ab#", SignKind::Visible, 3, "U+0023"),
        ] {
            assert_eq!(named(text), Some((kind, place, code_point.to_owned())));
        }
        assert_eq!(named("abc"), None);
        assert_eq!(format!("{:?}", Sign::new('x', 1)), "Sign(…)");
    }

    #[test]
    fn full_width_and_look_alike_signs_become_plain() {
        let plain: String = "＠ａＺ０９．\u{3000}\u{a0}\u{2011}\u{2019}﹫ñ".chars().map(plain).collect();
        assert_eq!(plain, "@aZ09.  -'@ñ");
    }
}
