//! `GET /portal`: what the portal is and how to reach people.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::DocumentKind;

/// A name in several languages: BCP 47 tag to text. `es` is always there.
pub type LocalizedName = BTreeMap<String, String>;

/// What the portal says of itself. Answered with an `ETag`.
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
    /// What its number looks like, an example: `1.234.567.890`.
    pub shape_hint: String,
}

/// How to reach people who help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SupportResponse {
    /// A telephone number, as it is dialled.
    pub phone: String,
    /// An e-mail address.
    pub email: String,
    /// The web portal, an `https` address.
    pub web: String,
}
