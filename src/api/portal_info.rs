//! `GET /portal`: what the portal is and how to reach people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::wire_words;
use crate::domain::{DocumentKind, DocumentRule};

/// A name in several languages: BCP 47 tag to text. `es` is always there.
pub type LocalizedName = BTreeMap<String, String>;

wire_words! {
    /// What a portal offers beyond the calls that every portal has.
    Offer {
        /// Log-in by a trusted phone: the calls below `/phones`, `/accesses` and `/sessions/others`.
        TrustedPhone = "trusted_phone",
        /// Notices of new phones and new installations.
        Notices = "notices",
        /// A call that speaks the code.
        Calls = "calls",
        /// `POST /session/hand-over`.
        HandOver = "hand_over",
    }
}

/// The portal's self-description. Answered with an `ETag`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PortalResponse {
    /// The cooperative's name.
    pub name: String,
    /// The oldest version of the app that this portal takes, as `major.minor.patch`.
    pub minimum_app_version: String,
    /// The documents that members may have registered, in the order to show them.
    pub document_types: Vec<DocumentTypeResponse>,
    /// Digits of a security code.
    pub code_length: usize,
    /// Digits of a PIN.
    pub pin_length: usize,
    /// People who help.
    pub support: SupportResponse,
    /// Where "REGISTRO Multiportal" leads, an `https` address.
    pub registration_url: String,
    /// Where the app's updates are.
    #[serde(default)]
    pub stores: StoresResponse,
    /// What this portal offers; an older portal has none.
    #[serde(default)]
    pub offers: Vec<Offer>,
}

/// Addresses of the app in the stores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StoresResponse {
    /// An `https` address of Google Play.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub android: Option<String>,
    /// An `https` address of the App Store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ios: Option<String>,
}

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentTypeResponse {
    /// Its code: `CC`, `CE`…
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub code: DocumentKind,
    /// What people call it.
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<String, String>))]
    pub names: LocalizedName,
    /// What its number looks like, an example: `1.234.567.890`. May be empty.
    #[serde(default)]
    pub shape_hint: String,
    /// Whether its number may hold letters. Absent at an older portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub letters: Option<bool>,
    /// Characters of its number at the least, without dots and spaces. Absent at an older portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shortest: Option<usize>,
    /// Characters of its number at the most, without dots and spaces. Absent at an older portal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longest: Option<usize>,
}

impl DocumentTypeResponse {
    /// Returns what a number of this kind may hold; lenient where the portal does not say.
    #[must_use]
    pub fn rule(&self) -> DocumentRule {
        DocumentRule::stated(self.code.clone(), self.letters, self.shortest, self.longest)
    }
}

/// How to reach people who help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportResponse {
    /// A telephone number, as it is dialled.
    pub phone: String,
    /// A number that takes text messages, as it is dialled; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sms: Option<String>,
    /// An e-mail address.
    pub email: String,
    /// The web portal, an `https` address.
    pub web: String,
}
