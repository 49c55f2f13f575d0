//! `GET /session`, and what a right PIN answers.

use serde::{Deserialize, Serialize};

use super::{SecretField, wire_words};

/// A session.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionResponse {
    /// The bearer token, there only when the session begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<SecretField>,
    /// Seconds without a call after which the session ends.
    pub idle_timeout: u64,
    /// Seconds after which the session ends in any case.
    pub expires_in: u64,
    /// Who it is.
    pub member: MemberResponse,
    /// The access before this one; none the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_access: Option<LastAccessResponse>,
}

/// The member, as the portal greets them.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MemberResponse {
    /// The name to greet with.
    pub display_name: SecretField,
}

/// When and from where the member was here before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LastAccessResponse {
    /// RFC 3339; shown, never compared.
    pub at: String,
    /// What it was from, in the portal's words ("Android", "iPhone", "Navegador").
    pub device: String,
}

/// `GET /accesses`: the member's last 20 accesses, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessesResponse {
    /// The accesses.
    pub accesses: Vec<AccessResponse>,
}

/// An access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessResponse {
    /// RFC 3339; shown, never compared.
    pub at: String,
    /// What it was from, in the portal's words ("Android", "iPhone", "Navegador").
    pub device: String,
    /// How the member logged in.
    pub method: AccessMethod,
}

wire_words! {
    /// How a member logged in.
    AccessMethod {
        /// By username and PIN.
        Pin = "pin",
        /// By a trusted phone.
        TrustedPhone = "trusted_phone",
    }
}

/// `POST /session/hand-over`: asks for an address that logs a browser in. The body is an empty object.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOverRequest {}

/// 201 of `POST /session/hand-over`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandOverResponse {
    /// An `https` address of the portal with a token that works once: the browser is logged in there.
    pub address: SecretField,
    /// Seconds for which the address works.
    pub expires_in: u64,
}
