//! Bounds for numbers and texts of the portal, so that the screens stay readable.

use core::fmt;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::limits::{DISPLAY_NAME_LENGTH, LABEL_LENGTH, LONGEST_WAIT, MOST_TRIES, PHONE_MODEL_LENGTH};
use super::redacted_debug;
use super::typed_text::{is_invisible, is_space};

/// Returns `text` on one line of `longest` characters: each run of spaces and line ends becomes one space, invisible characters (the
/// marks that turn text around among them) are dropped, and a longer text ends in `…`.
fn one_line(text: &str, longest: usize) -> String {
    let words = text.split(is_space).map(|word| word.chars().filter(|c| !is_invisible(*c)));
    let mut line = Vec::with_capacity(longest + 1);
    for word in words {
        let start = line.len();
        line.extend(word.take(longest + 1));
        if start > 0 && line.len() > start {
            line.insert(start, ' ');
        }
        if line.len() > longest {
            line.truncate(longest - 1);
            line.push('…');
            break;
        }
    }
    line.into_iter().collect()
}

/// Defines a text of the portal or the phone, bounded to `$longest` characters on one line. Personal, so `Debug` hides it.
macro_rules! bounded_text {
    ($(#[$meta:meta])* $name:ident, $longest:ident) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(String);

        redacted_debug!($name);

        impl $name {
            #[must_use]
            pub fn new(text: &str) -> Self {
                Self(one_line(text, $longest))
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

bounded_text!(
    /// The name to greet a member with.
    DisplayName,
    DISPLAY_NAME_LENGTH
);
bounded_text!(
    /// A name or description that a portal gives: a device, a kind of document, a masked channel.
    Label,
    LABEL_LENGTH
);
bounded_text!(
    /// Manufacturer and model of this phone, as the member's list of trusted phones shows them.
    PhoneModel,
    PHONE_MODEL_LENGTH
);

/// A number of tries or messages left, [`MOST_TRIES`] at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "u32", into = "u32")]
pub struct Tries(u32);

impl Tries {
    #[must_use]
    pub fn new(count: u32) -> Self {
        Self(count.min(MOST_TRIES))
    }

    #[must_use]
    pub const fn count(self) -> u32 {
        self.0
    }
}

impl From<u32> for Tries {
    fn from(count: u32) -> Self {
        Self::new(count)
    }
}

impl From<Tries> for u32 {
    fn from(tries: Tries) -> Self {
        tries.0
    }
}

/// A wait or a lifetime, [`LONGEST_WAIT`] at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "Duration", into = "Duration")]
pub struct Wait(Duration);

impl Wait {
    #[must_use]
    pub fn new(wait: Duration) -> Self {
        Self(wait.min(LONGEST_WAIT))
    }

    /// Reads whole seconds, as the wire has them.
    #[must_use]
    pub fn from_secs(seconds: u64) -> Self {
        Self::new(Duration::from_secs(seconds))
    }

    #[must_use]
    pub const fn duration(self) -> Duration {
        self.0
    }
}

impl From<Duration> for Wait {
    fn from(wait: Duration) -> Self {
        Self::new(wait)
    }
}

impl From<Wait> for Duration {
    fn from(wait: Wait) -> Self {
        wait.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::typed_text::tests::INVISIBLE;

    #[test]
    fn a_name_is_one_line_without_invisible_characters() {
        for (text, shown) in [
            ("María López", "María López"),
            ("  María\r\n\t López  ", "María López"),
            ("Mar\u{202e}ía\u{200b}", "María"),
            ("", ""),
            (" \u{2028}\u{feff} ", ""),
        ] {
            assert_eq!(DisplayName::new(text).as_str(), shown, "{text:?}");
        }
        for c in INVISIBLE {
            assert_eq!(DisplayName::new(&format!("{c}Ana {c} Paz{c}")).as_str(), "Ana Paz");
        }
    }

    #[test]
    fn a_text_of_ten_kilobytes_is_cut_and_says_so() {
        for text in ["ñ".repeat(10_240), "ñ ".repeat(5_120)] {
            let name = DisplayName::new(&text);
            assert_eq!(name.as_str().chars().count(), DISPLAY_NAME_LENGTH);
            assert!(name.as_str().ends_with('…'));
        }
        let longest = "ñ".repeat(LABEL_LENGTH);
        assert_eq!(Label::new(&longest).as_str(), longest);
        assert_eq!(Label::new(&(longest + "ñ")).as_str().chars().count(), LABEL_LENGTH);
    }

    #[test]
    fn huge_numbers_are_bounded_when_read_from_a_snapshot_too() -> Result<(), serde_json::Error> {
        assert_eq!((Tries::new(3).count(), Tries::new(u32::MAX).count()), (3, MOST_TRIES));
        assert_eq!(Wait::from_secs(60).duration(), Duration::from_mins(1));
        assert_eq!(Wait::from_secs(u64::MAX).duration(), LONGEST_WAIT);
        assert_eq!(serde_json::from_str::<Tries>("4294967295")?.count(), MOST_TRIES);
        let wait = serde_json::to_string(&Duration::from_secs(999_999_999))?;
        assert_eq!(serde_json::from_str::<Wait>(&wait)?.duration(), LONGEST_WAIT);
        let name = serde_json::to_string(&"a".repeat(10_240))?;
        assert_eq!(serde_json::from_str::<DisplayName>(&name)?.as_str().chars().count(), DISPLAY_NAME_LENGTH);
        Ok(())
    }

    #[test]
    fn debug_hides_a_name() {
        assert_eq!(format!("{:?}", DisplayName::new("María López")), "DisplayName(…)");
    }
}
