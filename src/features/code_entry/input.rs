//! What a text in the code's field means: typed, pasted, or suggested by the keyboard.

use zeroize::Zeroizing;

use crate::api::TextMessage;
use crate::domain::typed_text::{is_invisible, is_separator, is_space, plain, signs};
use crate::domain::{Sign, redacted_debug};

/// Visible characters that quick typing adds to the field before the app sees its text; more at once were pasted or suggested.
const TYPED_AT_ONCE: usize = 3;

/// The code's field: what it holds, and what it takes.
pub struct CodeField<'a> {
    /// The host of the portal, for a pasted text message.
    pub host: &'a str,
    pub length: usize,
    /// The digits that the field holds before the text changes.
    pub held: &'a str,
}

/// The digits that count, and why the rest of the text was refused. The field is to hold exactly these digits.
pub struct CodeInput {
    digits: Zeroizing<String>,
    refusal: Option<CodeRefusal>,
}

redacted_debug!(CodeInput);

/// Why a text, or a part of it, was refused. The digits that count are then those of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeRefusal {
    /// A sign was typed that is neither a digit nor a separator.
    Sign(Sign),
    /// There are more digits than the code has.
    TooManyDigits,
    /// A pasted or suggested text is neither the code nor the portal's text message.
    NotACode,
    ClipboardEmpty,
}

impl CodeInput {
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.digits
    }

    #[must_use]
    pub const fn refusal(&self) -> Option<CodeRefusal> {
        self.refusal
    }
}

impl CodeField<'_> {
    /// Reads the whole text that the field holds now. A keyboard may have added a digit, a separator, a stray sign, or a suggestion.
    #[must_use]
    pub fn changed(&self, text: &str) -> CodeInput {
        let Parts { digits, stray, visible } = parts(text);
        let Some(stray) = stray else {
            return if digits.len() <= self.length {
                accept(&digits)
            } else {
                // A keyboard appends its suggestion to what was typed of the code.
                let appended = digits.strip_prefix(self.held).filter(|_| !self.held.is_empty());
                let code = self.once(&digits).or_else(|| appended.and_then(|digits| self.once(digits)));
                code.map_or_else(|| self.refuse(CodeRefusal::TooManyDigits), accept)
            };
        };
        if let Some(message) = self.message(text) {
            return message;
        }
        let typed = digits.starts_with(self.held) && visible <= self.held.len() + TYPED_AT_ONCE;
        if typed && digits.len() <= self.length {
            CodeInput { refusal: Some(CodeRefusal::Sign(stray)), ..accept(&digits) }
        } else {
            self.refuse(CodeRefusal::NotACode)
        }
    }

    /// Reads the text of the clipboard: the code alone, or the portal's whole text message.
    #[must_use]
    pub fn pasted(&self, text: &str) -> CodeInput {
        let Parts { digits, stray, visible } = parts(text);
        match stray {
            None if visible == 0 => self.refuse(CodeRefusal::ClipboardEmpty),
            None if digits.len() < self.length => self.refuse(CodeRefusal::NotACode),
            None => self.once(&digits).map_or_else(|| self.refuse(CodeRefusal::TooManyDigits), accept),
            Some(_) => self.message(text).unwrap_or_else(|| self.refuse(CodeRefusal::NotACode)),
        }
    }

    /// Returns the code that `digits` are, or that they repeat: some keyboards insert a suggestion twice.
    fn once<'d>(&self, digits: &'d str) -> Option<&'d str> {
        let code = digits.get(..self.length).filter(|code| !code.is_empty())?;
        (code.repeat(digits.len() / self.length) == digits).then_some(code)
    }

    fn message(&self, text: &str) -> Option<CodeInput> {
        let appended = text.strip_prefix(self.held).unwrap_or(text);
        let message = [text, appended].iter().find_map(|text| TextMessage::read(text, self.host, self.length).ok())?;
        Some(accept(message.code.expose()))
    }

    fn refuse(&self, refusal: CodeRefusal) -> CodeInput {
        CodeInput { refusal: Some(refusal), ..accept(self.held) }
    }
}

fn accept(digits: &str) -> CodeInput {
    CodeInput { digits: Zeroizing::new(digits.to_owned()), refusal: None }
}

struct Parts {
    digits: Zeroizing<String>,
    /// The first sign that is neither a digit nor a separator.
    stray: Option<Sign>,
    /// How many characters can be seen.
    visible: usize,
}

fn parts(text: &str) -> Parts {
    let mut parts = Parts { digits: Zeroizing::new(String::with_capacity(text.len())), stray: None, visible: 0 };
    for sign in signs(text) {
        let c = sign.character();
        parts.visible += usize::from(!is_space(c) && !is_invisible(c));
        match plain(c) {
            digit @ '0'..='9' => parts.digits.push(digit),
            _ if is_separator(c) => {}
            _ => _ = parts.stray.get_or_insert(sign),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HOST: &str = "portal.cooprofesoresun.example";
    const MESSAGE: &str = "482913 es tu codigo de Cooprofesores UN. Vence en 5 min. No lo compartas.\nFA+9qCX9VSu\n@portal.cooprofesoresun.example #482913";

    fn result(input: &CodeInput) -> (&str, Option<CodeRefusal>) {
        (input.digits(), input.refusal())
    }

    fn field(held: &str) -> CodeField<'_> {
        CodeField { host: HOST, length: 6, held }
    }

    #[test]
    fn digits_count_as_they_are_typed_and_deleted() {
        for (held, text, digits) in
            [("", "4", "4"), ("48291", "482913", "482913"), ("4829", "482", "482"), ("4", "", ""), ("", "４８", "48")]
        {
            assert_eq!(result(&field(held).changed(text)), (digits, None), "{text:?}");
        }
    }

    #[test]
    fn a_typed_separator_is_dropped_and_the_next_digit_counts() {
        for separator in [".", ",", "-", " ", "\u{a0}", "'", "\u{2011}", "\u{200b}"] {
            assert_eq!(result(&field("4").changed(&format!("4{separator}"))), ("4", None), "{separator:?}");
            assert_eq!(result(&field("4").changed(&format!("4{separator}8"))), ("48", None), "{separator:?}");
        }
    }

    #[test]
    fn a_typed_stray_sign_is_named_and_gone() {
        for (held, text, digits, sign, place) in [
            ("48", "48a", "48", 'a', 3),
            ("", "#", "", '#', 1),
            ("48", "48*2", "482", '*', 3),
            ("48291", "48291x3", "482913", 'x', 6),
            ("482913", "482913+", "482913", '+', 7),
            ("4", "4٨", "4", '٨', 2),
        ] {
            let refusal = Some(CodeRefusal::Sign(Sign::new(sign, place)));
            assert_eq!(result(&field(held).changed(text)), (digits, refusal), "{text:?}");
        }
    }

    #[test]
    fn a_code_in_any_grouping_is_the_code() {
        for text in [
            "482913",
            " 482 913\n",
            "482-913",
            "482\u{a0}913",
            "4 8 2 9 1 3",
            "４８２９１３",
            "482\u{2011}913\u{200b}",
            "482.913",
        ] {
            assert_eq!(result(&field("").changed(text)), ("482913", None), "{text:?}");
            assert_eq!(result(&field("77").pasted(text)), ("482913", None), "{text:?}");
        }
    }

    #[test]
    fn a_suggestion_that_arrives_twice_is_the_code_once() {
        for text in ["482913482913", "482 913 482 913", "482913\n482913\n482913"] {
            assert_eq!(result(&field("").changed(text)), ("482913", None), "{text:?}");
            assert_eq!(result(&field("").pasted(text)), ("482913", None), "{text:?}");
        }
    }

    #[test]
    fn a_suggestion_appended_to_typed_digits_is_the_code() {
        assert_eq!(result(&field("48").changed("48482913")), ("482913", None));
        assert_eq!(result(&field("48").changed("48482913482913")), ("482913", None));
        assert_eq!(result(&field("48").changed(&format!("48{MESSAGE}"))), ("482913", None));
    }

    #[test]
    fn a_whole_message_gives_its_code() {
        // Inputs of one line turn line ends into spaces.
        for text in [MESSAGE.to_owned(), MESSAGE.replace('\n', " "), format!("Cooprofesores: {MESSAGE}")] {
            assert_eq!(result(&field("").changed(&text)), ("482913", None));
            assert_eq!(result(&field("77").pasted(&text)), ("482913", None));
        }
    }

    #[test]
    fn another_text_is_refused_whole() {
        let other_host = MESSAGE.replace("@portal", "@otro");
        let other_code = MESSAGE.replace("#482913", "#111111");
        for text in ["482913 es tu codigo", "Hola, 48", "G-482913", "48a913", "٤٨٢٩١٣", &other_host, &other_code]
        {
            assert_eq!(result(&field("").changed(text)), ("", Some(CodeRefusal::NotACode)), "{text:?}");
            assert_eq!(result(&field("77").pasted(text)), ("77", Some(CodeRefusal::NotACode)), "{text:?}");
        }
        assert_eq!(result(&field("77").pasted("482")), ("77", Some(CodeRefusal::NotACode)));
        assert_eq!(result(&field("77").pasted("a")), ("77", Some(CodeRefusal::NotACode)));
    }

    #[test]
    fn too_many_digits_are_never_cut_to_the_first_ones() {
        for text in ["4829135", "482913482914", "3001234567"] {
            assert_eq!(result(&field("").changed(text)), ("", Some(CodeRefusal::TooManyDigits)), "{text:?}");
            assert_eq!(result(&field("77").pasted(text)), ("77", Some(CodeRefusal::TooManyDigits)), "{text:?}");
        }
        assert_eq!(result(&field("482913").changed("4829137")), ("482913", Some(CodeRefusal::TooManyDigits)));
    }

    #[test]
    fn an_empty_clipboard_is_no_wrong_code() {
        for text in ["", " \n", "\u{200b}"] {
            assert_eq!(result(&field("48").pasted(text)), ("48", Some(CodeRefusal::ClipboardEmpty)), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn the_field_holds_digits_alone_and_never_too_many(text in "\\PC{0,40}", near in "[0-9 .a\u{200b}@#-]{0,20}", held in "[0-9]{0,6}") {
            for text in [&text, &near] {
                for input in [field(&held).changed(text), field(&held).pasted(text)] {
                    prop_assert!(input.digits().len() <= 6 && input.digits().bytes().all(|b| b.is_ascii_digit()));
                }
            }
        }
    }
}
