//! The receipt of a changed PIN: its code freezes the member's access ("No fui yo").

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::redacted_debug;
use super::typed_text::{Sign, is_invisible, plain, signs, trim};

/// Most characters of a receipt's code: four times the reference portal's. The portal API does not limit it.
const LONGEST: usize = 64;
/// Characters of a draft that are kept, at most: room for a code with invisible characters in it.
const LONGEST_DRAFT: usize = 4 * LONGEST;

/// What a member is typing of a receipt's code: as secret as the code itself, wiped when dropped, never saved.
#[derive(Default)]
pub struct ReceiptDraft(Zeroizing<String>);

/// A receipt's code as its message gave it, without spaces around it. Wiped when dropped; neither `Clone` nor `Serialize`.
pub struct Receipt(SecretString);

redacted_debug!(ReceiptDraft, Receipt);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    #[error("a receipt's code is needed")]
    Missing,
    /// Name the sign and ask for the code alone.
    #[error("a receipt's code has letters, digits and dashes")]
    Sign(Sign),
    #[error("a receipt's code has at most {LONGEST} characters")]
    TooLong,
}

impl ReceiptDraft {
    /// Takes over what the field holds. The end of a very long text is dropped.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(Zeroizing::new(trim(typed).chars().take(LONGEST_DRAFT + 1).collect()))
    }

    /// Parses the draft: invisible characters fall away, and dashes and spaces of any kind are plain ones.
    ///
    /// # Errors
    /// [`ReceiptError`] says what to ask for.
    pub fn read(&self) -> Result<Receipt, ReceiptError> {
        let mut code = Zeroizing::new(String::with_capacity(LONGEST + 1));
        for sign in signs(trim(&self.0)) {
            match plain(sign.character()) {
                c if c.is_ascii_alphanumeric() || c == '-' || c == ' ' => code.push(c),
                '\u{2012}'..='\u{2015}' => code.push('-'),
                c if is_invisible(c) => {}
                _ => return Err(ReceiptError::Sign(sign)),
            }
            if code.len() > LONGEST {
                return Err(ReceiptError::TooLong);
            }
        }
        if code.is_empty() { Err(ReceiptError::Missing) } else { Ok(Receipt(SecretString::from(code.as_str()))) }
    }
}

impl PartialEq for Receipt {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl Eq for Receipt {}

impl Receipt {
    /// Returns the code, for an adapter that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed_text::tests::INVISIBLE;

    fn read(typed: &str) -> Result<String, ReceiptError> {
        ReceiptDraft::new(typed).read().map(|receipt| receipt.expose().to_owned())
    }

    #[test]
    fn a_code_stays_as_its_message_gave_it() {
        assert_eq!(read(" 7K2M-9QXF-0ABC-44TZ\n").as_deref(), Ok("7K2M-9QXF-0ABC-44TZ"));
        assert_eq!(read("7k2m 9qxf").as_deref(), Ok("7k2m 9qxf"));
        assert_eq!(read(&"A".repeat(LONGEST)).map(|receipt| receipt.len()), Ok(LONGEST));
    }

    #[test]
    fn invisible_characters_and_dashes_of_any_kind_are_forgiven() {
        for c in INVISIBLE {
            assert_eq!(read(&format!("{c}7K2M{c}-9QXF{c}")).as_deref(), Ok("7K2M-9QXF"));
        }
        for typed in ["7K2M\u{2011}9QXF", "7K2M\u{2013}9QXF", "７Ｋ２Ｍ－９ＱＸＦ"] {
            assert_eq!(read(typed).as_deref(), Ok("7K2M-9QXF"), "{typed:?}");
        }
    }

    #[test]
    fn anything_else_says_why() {
        for typed in ["", "  \n\u{a0}", "\u{200b}"] {
            assert_eq!(read(typed), Err(ReceiptError::Missing));
        }
        for (typed, sign, place) in
            [("Si no fue usted, digite: 7K2M-9QXF", ',', 16), ("<b>7K2M</b>", '<', 1), ("señal", 'ñ', 3)]
        {
            assert_eq!(read(typed), Err(ReceiptError::Sign(Sign::new(sign, place))));
        }
        for length in [LONGEST + 1, 10_000] {
            assert_eq!(read(&"A".repeat(length)), Err(ReceiptError::TooLong));
        }
    }

    #[test]
    fn debug_hides_a_code_and_its_draft() -> Result<(), ReceiptError> {
        let draft = ReceiptDraft::new("7K2M-9QXF");
        assert_eq!(format!("{draft:?} {:?}", draft.read()?), "ReceiptDraft(…) Receipt(…)");
        Ok(())
    }
}
