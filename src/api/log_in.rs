//! `POST /log-in` and `POST /log-in/{attempt}/pin`.

use serde::{Deserialize, Serialize};

use super::SecretField;

/// Begins a log-in.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogInRequest {
    /// The username as typed; the portal reads it as [`crate::domain::Username`] does.
    pub username: SecretField,
    /// A proof of work for `log_in`.
    pub proof: String,
}

/// 201: a log-in attempt, for known and unknown people alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LogInResponse {
    /// Names the attempt in the next call's path: URL-safe characters.
    pub attempt: String,
    /// Seconds for which the attempt takes PINs.
    pub expires_in: u64,
}

/// Gives the PIN of an attempt. Answered by a [`super::SessionResponse`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PinRequest {
    /// The PIN.
    pub pin: SecretField,
    /// 128 random bits that the app makes at its first start, 32 hexadecimal digits. The member gets a
    /// notice of an installation that is new. Sent only to a portal that offers notices: an older one refuses the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub installation: Option<SecretField>,
}
