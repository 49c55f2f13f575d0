//! What the member set: language, keypad, and whether the privacy notice was read.

use serde::{Deserialize, Serialize};

/// What the member set. Nothing personal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The language.
    pub language: Language,
    /// How the keys are ordered.
    pub keypad_order: KeypadOrder,
    /// How large the keys are.
    pub key_size: KeySize,
    /// Whether the privacy notice was read.
    pub privacy_notice: PrivacyNotice,
}

/// The languages that the app speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Spanish of Colombia.
    #[default]
    Spanish,
    /// English.
    English,
}

/// How the member wants the keys ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeypadOrder {
    /// Shuffled, and ordered while a screen reader runs.
    #[default]
    Automatic,
    /// As on a telephone.
    Ordered,
}

/// How large the keys are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeySize {
    /// 64 px or more.
    #[default]
    Normal,
    /// As large as the screen allows.
    ExtraLarge,
}

/// Whether the privacy notice was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivacyNotice {
    /// Not yet.
    #[default]
    Unread,
    /// "Entendido".
    Read,
}

/// Whether a screen reader runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenReader {
    /// None does.
    #[default]
    Silent,
    /// One does.
    Running,
}
