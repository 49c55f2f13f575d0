//! The code of "no fui yo": the receipt of a changed PIN carries it, and whoever has it can freeze the access.

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::redacted_debug;

/// Characters of a receipt's code, at the most. The portal API gives it no form; this is four times the reference portal's.
const LONGEST: usize = 64;

/// What a member is typing of a receipt's code: as secret as the code itself, wiped when dropped, never saved.
#[derive(Default)]
pub struct ReceiptDraft(Zeroizing<String>);

/// A receipt's code as its message gave it, spaces around it aside. Wiped when dropped; neither `Clone` nor `Serialize`.
pub struct Receipt(SecretString);

redacted_debug!(ReceiptDraft, Receipt);

/// Why a text is no receipt's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Ask for it: nothing, or only spaces, was typed.
    #[error("a receipt's code is needed")]
    Missing,
    /// Ask for the code alone: what was typed or pasted has more than a code has.
    #[error("a receipt's code has letters, digits and dashes, {LONGEST} at most")]
    NotACode,
}

impl ReceiptDraft {
    /// What the field holds now. The rest of a pasted book is dropped.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        // One more than fits, so that reading it says that it is too long.
        Self(Zeroizing::new(typed.trim().chars().take(LONGEST + 1).collect()))
    }

    /// Reads it, now that the member says that it is done.
    ///
    /// # Errors
    /// [`ReceiptError`] says what to ask for.
    pub fn read(&self) -> Result<Receipt, ReceiptError> {
        let typed = self.0.trim();
        if typed.is_empty() {
            return Err(ReceiptError::Missing);
        }
        let is_of_a_code = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ' ';
        if typed.chars().count() > LONGEST || !typed.chars().all(is_of_a_code) {
            return Err(ReceiptError::NotACode);
        }
        Ok(Receipt(SecretString::from(typed)))
    }
}

impl PartialEq for Receipt {
    fn eq(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl Eq for Receipt {}

impl Receipt {
    /// The code, for an adapter that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<String, ReceiptError> {
        ReceiptDraft::new(typed).read().map(|receipt| receipt.expose().to_owned())
    }

    #[test]
    fn a_code_goes_as_its_message_gave_it_and_spaces_around_it_are_forgiven() {
        assert_eq!(read(" 7K2M-9QXF-0ABC-44TZ\n").as_deref(), Ok("7K2M-9QXF-0ABC-44TZ"));
        assert_eq!(read("7k2m 9qxf").as_deref(), Ok("7k2m 9qxf"));
        assert_eq!(read(&"A".repeat(LONGEST)).map(|receipt| receipt.len()), Ok(LONGEST));
    }

    #[test]
    fn nothing_a_whole_message_and_other_signs_are_told_apart_and_refused() {
        for typed in ["", "  \n\u{a0}"] {
            assert_eq!(read(typed), Err(ReceiptError::Missing));
        }
        for typed in
            ["Si no fue usted, digite: 7K2M-9QXF", "7K2M\u{202e}9QXF", "<b>7K2M</b>", "señal", &"A".repeat(10_000)]
        {
            assert_eq!(read(typed), Err(ReceiptError::NotACode), "{} characters", typed.len());
        }
    }

    #[test]
    fn a_code_and_its_draft_never_print() -> Result<(), ReceiptError> {
        let draft = ReceiptDraft::new("7K2M-9QXF");
        assert_eq!(format!("{draft:?} {:?}", draft.read()?), "ReceiptDraft(…) Receipt(…)");
        Ok(())
    }
}
