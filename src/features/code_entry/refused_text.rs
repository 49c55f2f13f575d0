//! A text message that the app took and could not read.

use zeroize::Zeroizing;

use crate::domain::limits::SMS_READ_LENGTH;
use crate::domain::redacted_debug;
use crate::domain::typed_text::is_invisible;

/// A text message that answers the app's own request and is refused by [`crate::api::TextMessage::read`], for the member to read: it
/// never reaches the inbox. It may hold a code, so it is never saved or logged.
#[derive(PartialEq, Eq)]
pub struct RefusedText(Zeroizing<String>);

redacted_debug!(RefusedText);

impl RefusedText {
    /// Takes at most [`SMS_READ_LENGTH`] characters, without invisible ones: a mark could turn the text around. A longer text ends in `…`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut visible = text.chars().filter(|c| !is_invisible(*c));
        let mut shown: Zeroizing<String> = Zeroizing::new(visible.by_ref().take(SMS_READ_LENGTH).collect());
        if visible.next().is_some() {
            shown.push('…');
        }
        Self(shown)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refused_text_is_bounded_and_keeps_its_lines() {
        assert_eq!(RefusedText::new("Su codigo:\n48\u{202e}2913").as_str(), "Su codigo:\n482913");
        let shown = RefusedText::new(&"a".repeat(1 << 20));
        assert_eq!(shown.as_str().chars().count(), SMS_READ_LENGTH + 1);
        assert!(shown.as_str().ends_with("a…"));
        assert!(!format!("{:?}", RefusedText::new("482913")).contains("482913"));
    }
}
