//! Language, keypad, and whether the privacy notice was read.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    pub language: Language,
    pub keypad_order: KeypadOrder,
    pub key_size: KeySize,
    pub privacy_notice: PrivacyNotice,
    pub phone_offer: PhoneOffer,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Spanish (Colombia).
    #[default]
    Spanish,
    English,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeypadOrder {
    /// Shuffled, or ordered while a screen reader runs.
    #[default]
    Automatic,
    /// As on a telephone.
    Ordered,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeySize {
    /// At least 64 px.
    #[default]
    Normal,
    /// As large as the screen allows.
    ExtraLarge,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivacyNotice {
    #[default]
    Unread,
    /// "Entendido".
    Read,
}

/// Whether a session offered to log in with this phone. That happens once by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PhoneOffer {
    #[default]
    NotMade,
    Made,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenReader {
    #[default]
    Silent,
    Running,
}
