//! `POST /challenges`: a proof-of-work challenge (ALTCHA v2), good once, for one purpose, for five minutes.

use serde::{Deserialize, Serialize};

use super::wire_words;

wire_words! {
    /// What a challenge is for; a proof made for one purpose is worth nothing for another.
    Purpose {
        /// `POST /log-in`.
        LogIn = "log_in",
        /// `POST /recoveries/username`.
        RecoverUsername = "recover_username",
        /// `POST /recoveries/password`.
        RecoverPassword = "recover_password",
    }
}

/// Asks for a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeRequest {
    /// What the proof will be for.
    pub purpose: Purpose,
}

/// An ALTCHA v2 challenge. Its inside belongs to the ALTCHA library on both sides.
///
/// The answer to it, the `proof` of the calls that want one, is ALTCHA's payload: base64 of the JSON object with this
/// challenge and its solution.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChallengeResponse {
    /// ALTCHA's challenge object: `parameters` and `signature`.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub challenge: serde_json::Value,
    /// Seconds for which a proof of it is good.
    pub expires_in: u64,
}
