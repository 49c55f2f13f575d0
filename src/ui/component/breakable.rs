//! Text with addresses that break after "@" and after the dots of a domain, not within its words. The break is an element: a copied
//! address holds no invisible character.

use dioxus::prelude::*;

#[component]
pub fn Breakable(text: String) -> Element {
    rsx! {
        for (index, part) in parts(&text).into_iter().enumerate() {
            if index > 0 {
                wbr {}
            }
            "{part}"
        }
    }
}

/// Returns the parts between the places where the text may break in addition to its spaces.
pub fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut begin, mut word_begin) = (Vec::new(), 0, 0);
    for word in text.split_inclusive(char::is_whitespace) {
        let address = word.contains('@') || word.contains("://") || word.starts_with("www.");
        for (at, _) in word.match_indices(['@', '.']).filter(|_| address) {
            // A dot at the end of an address is the sentence's.
            if word[at + 1..].starts_with(char::is_alphanumeric) {
                let end = word_begin + at + 1;
                parts.push(&text[begin..end]);
                begin = end;
            }
        }
        word_begin += word.len();
    }
    parts.push(&text[begin..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn addresses_break_after_their_signs_and_nothing_else_does() {
        assert_eq!(parts("Escribir a ayuda@coop.example."), ["Escribir a ayuda@", "coop.", "example."]);
        assert_eq!(parts("https://portal.example/a"), ["https://portal.", "example/a"]);
        for text in ["a las 3:17 a.m.", "1.234.567", "", "nombre@ correo"] {
            assert_eq!(parts(text), [text]);
        }
    }
}
