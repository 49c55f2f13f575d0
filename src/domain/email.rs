//! The e-mail registered at the cooperative (manual: "Digite el correo electrónico").

use email_address::{EmailAddress, Options};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::typed_text::{Sign, is_foreign_letter, is_invisible, is_space, plain, signs, trim, without_scheme};
use super::{parsed_text, redacted_debug};

/// Bytes of an address, at most (RFC 5321, section 4.5.3.1.3, less the angle brackets).
const LONGEST: usize = 254;

/// Characters of a shortened address before the `@`, at most. With [`SHORT_DOMAIN`] a line of a small phone.
const SHORT_LOCAL: usize = 8;
/// Characters of a shortened address after the `@`, at most.
const SHORT_DOMAIN: usize = 22;

/// An e-mail address: trimmed, NFC, lower case, a plus-tag kept.
///
/// The part before the `@` is in lower case too: keyboards start it with a capital, and no provider tells letters apart by case.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

redacted_debug!(Email);
parsed_text!(Email, EmailError);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    #[error("an e-mail address is needed")]
    Missing,
    #[error("an e-mail address has at most {LONGEST} bytes")]
    TooLong,
    /// Name the sign: a space, an invisible character, a letter of another alphabet, a comma.
    #[error("an e-mail address has no spaces, no invisible characters and Latin letters only")]
    Sign(Sign),
    /// Ask to look at it again: no @, two of them, or no domain with a dot.
    #[error("an e-mail address looks like nombre@correo.co")]
    Malformed,
}

impl Email {
    /// Parses what a member typed or pasted.
    ///
    /// # Errors
    /// [`EmailError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let typed = without_scheme(trim(typed), "mailto:");
        // No address ends in these: a keyboard's double space, or the rest of a sentence or a list.
        let typed = typed.trim_end_matches(|c| matches!(c, '.' | ',' | ';') || is_space(c) || is_invisible(c));
        if typed.is_empty() {
            return Err(EmailError::Missing);
        }
        // Refuse before normalizing.
        if typed.len() > LONGEST * 4 {
            return Err(EmailError::TooLong);
        }
        let typed = without_spaces_of_keyboards(&typed.nfc().map(plain).collect::<String>());
        let misfits = |c| {
            is_space(c)
                || is_invisible(c)
                || is_foreign_letter(c)
                || matches!(c, ',' | ';' | ':' | '"' | '(' | ')' | '<' | '>' | '[' | ']' | '\\')
        };
        if let Some(sign) = signs(&typed).find(|sign| misfits(sign.character())) {
            return Err(EmailError::Sign(sign));
        }
        let typed = typed.to_lowercase();
        if typed.len() > LONGEST {
            return Err(EmailError::TooLong);
        }
        // No quoted local parts, no address literals, no display text: no member registered with one.
        let options = Options { minimum_sub_domains: 2, allow_domain_literal: false, allow_display_text: false };
        EmailAddress::parse_with_options(&typed, options).map_err(|_| EmailError::Malformed)?;
        Ok(Self(typed))
    }

    /// Returns the address that was perhaps meant, to ask "¿Quiso decir …?": one with a well-known domain that differs by a slip.
    pub(crate) fn suggestion(&self) -> Option<Self> {
        let (local, domain) = self.0.rsplit_once('@')?;
        super::email_domain::suggestion(domain).map(|domain| Self(format!("{local}@{domain}")))
    }

    /// Returns the address short enough for a line of a small phone: `maria.l…@correo.example`.
    pub(crate) fn shortened(&self) -> String {
        let cut = |text: &str, longest: usize| match text.char_indices().nth(longest) {
            Some(_) => text.chars().take(longest - 1).chain(['…']).collect(),
            None => text.to_owned(),
        };
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        format!("{}@{}", cut(local, SHORT_LOCAL), cut(domain, SHORT_DOMAIN))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Drops the spaces that keyboards and their suggestions put beside a dot or the @: no address has any there.
fn without_spaces_of_keyboards(typed: &str) -> String {
    let mut kept = String::with_capacity(typed.len());
    for part in typed.split_inclusive(['.', '@']) {
        let (text, end) = match part.char_indices().next_back() {
            Some((at, '.' | '@')) => (&part[..at], &part[at..]),
            _ => (part, ""),
        };
        let text = if kept.is_empty() { text } else { text.trim_start_matches(' ') };
        kept += if end.is_empty() { text } else { text.trim_end_matches(' ') };
        kept += end;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed_text::tests::INVISIBLE;

    fn parse(typed: &str) -> Result<String, EmailError> {
        Email::parse(typed).map(String::from)
    }

    #[test]
    fn a_plus_tag_is_kept_and_capitals_are_not() {
        assert_eq!(parse(" Ana+coop@UNAL.edu.co ").as_deref(), Ok("ana+coop@unal.edu.co"));
    }

    #[test]
    fn what_a_keyboard_changed_for_certain_is_taken_back() {
        for typed in [
            "Ana.perez@gmail.com",
            "ana.perez@gmail.com. ",
            "ana.perez@gmail.com.",
            "ana. perez@gmail. com",
            "ana.perez @gmail .com",
            "ana.perez@ gmail.com",
            "mailto:ana.perez@gmail.com",
            "ana.perez@gmail.com;",
            "ana.perez＠gmail．com",
            "\u{202a}ana.perez@gmail.com\u{202c}",
        ] {
            assert_eq!(parse(typed).as_deref(), Ok("ana.perez@gmail.com"), "{typed:?}");
        }
        assert_eq!(parse("o\u{2019}neill@uni\u{2011}a.co").as_deref(), Ok("o'neill@uni-a.co"));
    }

    #[test]
    fn invisible_characters_are_trimmed_at_the_ends_and_named_inside() {
        for c in INVISIBLE {
            assert_eq!(parse(&format!("{c} ana@x.co {c}")).as_deref(), Ok("ana@x.co"));
            assert_eq!(parse(&format!("an{c}a@x.co")), Err(EmailError::Sign(Sign::new(c, 3))));
        }
    }

    #[test]
    fn signs_that_no_address_has_are_named() {
        for (typed, sign, place) in [
            ("ana perez@gmail.com", ' ', 4),
            ("ana@gmail,com", ',', 10),
            ("\u{430}na@gmail.com", '\u{430}', 1),
            ("\"a b\"@c.co", '"', 1),
            ("a@[1.2.3.4]", '[', 3),
            ("Ana <a@b.co>", ' ', 4),
            ("a\0@b.co", '\0', 2),
        ] {
            assert_eq!(parse(typed), Err(EmailError::Sign(Sign::new(sign, place))), "{typed:?}");
        }
    }

    #[test]
    fn two_at_signs_and_incomplete_domains_are_malformed() {
        for typed in ["a@@b.co", "a@b@c.co", "ana", "@b.co", "a@", "a@localhost", "a..b@c.co"] {
            assert_eq!(parse(typed), Err(EmailError::Malformed), "{typed:?}");
        }
    }

    #[test]
    fn longest_address_is_accepted_and_one_byte_more_refused() {
        let part = |length| "b".repeat(length);
        let longest = format!("{}@{}.{}.{}.co", part(64), part(63), part(63), part(58));
        assert_eq!(longest.len(), LONGEST);
        assert!(parse(&longest).is_ok());
        assert_eq!(parse(&format!("{longest}o")), Err(EmailError::TooLong));
        assert_eq!(parse(&"a".repeat(10_000)), Err(EmailError::TooLong));
    }

    #[test]
    fn nothing_and_only_spaces_ask_for_an_address() {
        for typed in ["", "  ", ". ", "\u{200b}"] {
            assert_eq!(parse(typed), Err(EmailError::Missing));
        }
    }

    #[test]
    fn long_addresses_are_shortened_and_short_ones_are_whole() -> Result<(), EmailError> {
        for (typed, shown) in [
            ("maria.lopez@correo.example", "maria.l…@correo.example"),
            ("anamaria@unal.edu.co", "anamaria@unal.edu.co"),
            ("ñandúñandú@posgrados.medicina.unal.edu.co", "ñandúña…@posgrados.medicina.un…"),
        ] {
            assert_eq!(Email::parse(typed)?.shortened(), shown);
        }
        Ok(())
    }

    #[test]
    fn a_slip_of_the_domain_is_suggested_not_corrected() -> Result<(), EmailError> {
        let email = Email::parse("ana+coop@gmail.con")?;
        assert_eq!(email.as_str(), "ana+coop@gmail.con");
        assert_eq!(email.suggestion().map(String::from).as_deref(), Some("ana+coop@gmail.com"));
        assert_eq!(Email::parse("ana@gmail.com")?.suggestion(), None);
        Ok(())
    }
}
