//! The words for a refused code.

use super::{sign, t};
use crate::features::code_entry::CodeRefusal;

/// Returns what was wrong with the text and what the field takes. `length` is the number of digits of the code.
#[must_use]
pub fn code_refusal(refusal: CodeRefusal, length: usize) -> String {
    match refusal {
        CodeRefusal::Sign(found) => t!("code-sign", sign: sign(found)),
        CodeRefusal::TooManyDigits => t!("code-too-many", length: length),
        CodeRefusal::NotACode => t!("code-not-a-code"),
        CodeRefusal::ClipboardEmpty => t!("code-clipboard-empty"),
    }
}
