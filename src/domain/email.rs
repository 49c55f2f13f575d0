//! The e-mail registered at the cooperative (manual: "Digite el correo electrónico").

use email_address::{EmailAddress, Options};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::redacted_debug;

/// Bytes of an address, at the most (RFC 5321, section 4.5.3.1.3, less the angle brackets).
const LONGEST: usize = 254;

/// An e-mail address: trimmed, NFC, its domain in lower case, a plus-tag kept.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

redacted_debug!(Email);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Ask for it: nothing, or only spaces, was typed.
    #[error("an e-mail address is needed")]
    Missing,
    /// Ask to shorten it.
    #[error("an e-mail address has at most {LONGEST} bytes")]
    TooLong,
    /// Ask to look at it again: no @, two of them, or no domain with a dot.
    #[error("an e-mail address looks like nombre@correo.co")]
    Malformed,
}

impl Email {
    /// Reads what a member typed.
    ///
    /// # Errors
    /// [`EmailError`] says what to ask for.
    pub fn parse(typed: &str) -> Result<Self, EmailError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(EmailError::Missing);
        }
        if typed.len() > LONGEST {
            return Err(EmailError::TooLong);
        }
        let typed: String = typed.nfc().collect();
        // No quoted local parts, no address literals, no display text: nobody registered with one.
        let options = Options { minimum_sub_domains: 2, allow_domain_literal: false, allow_display_text: false };
        let address = EmailAddress::parse_with_options(&typed, options).map_err(|_| EmailError::Malformed)?;
        if address.local_part().starts_with('"') || typed.chars().any(char::is_control) {
            return Err(EmailError::Malformed);
        }
        Ok(Self(format!("{}@{}", address.local_part(), address.domain().to_lowercase())))
    }

    /// The address as it goes on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;
    fn try_from(typed: String) -> Result<Self, EmailError> {
        Self::parse(&typed)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plus_tag_is_kept_and_the_domain_loses_its_capitals() -> Result<(), EmailError> {
        assert_eq!(Email::parse(" Ana+coop@UNAL.edu.co ")?.as_str(), "Ana+coop@unal.edu.co");
        Ok(())
    }

    #[test]
    fn two_at_signs_a_missing_domain_and_a_bare_host_are_malformed() {
        for typed in [
            "a@@b.co",
            "a@b@c.co",
            "ana",
            "@b.co",
            "a@",
            "a@localhost",
            "\"a b\"@c.co",
            "a@[1.2.3.4]",
            "Ana <a@b.co>",
            "a\0@b.co",
        ] {
            assert_eq!(Email::parse(typed), Err(EmailError::Malformed));
        }
    }

    #[test]
    fn the_longest_address_there_can_be_is_read_and_one_byte_more_is_too_long() {
        let part = |length| "b".repeat(length);
        let longest = format!("{}@{}.{}.{}.co", part(64), part(63), part(63), part(58));
        assert_eq!(longest.len(), LONGEST);
        assert!(Email::parse(&longest).is_ok());
        assert_eq!(Email::parse(&format!("{longest}o")), Err(EmailError::TooLong));
    }

    #[test]
    fn nothing_and_only_spaces_ask_for_an_address() {
        assert_eq!(Email::parse("  "), Err(EmailError::Missing));
    }
}
