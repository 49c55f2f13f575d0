//! Trusted phones: `/phones` and the calls below it.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::{SecretField, wire_words};

wire_words! {
    /// What a phone's signature is for; a signature for one purpose is refused for the other.
    PhonePurpose {
        /// `POST /phones`.
        Add = "add",
        /// `POST /phones/{phone}/log-in`.
        LogIn = "log_in",
    }
}

/// `POST /phones/challenges`: asks for a challenge to sign. `add` needs a session.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneChallengeRequest {
    /// What the signature will be for.
    pub purpose: PhonePurpose,
    /// The phone's id, with `log_in` alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// 201: a challenge, for known and unknown phones alike.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneChallengeResponse {
    /// 256 random bits in base64url without padding. Works once.
    pub challenge: SecretField,
    /// Seconds for which the challenge is valid.
    pub expires_in: u64,
}

/// `POST /phones`: adds a trusted phone to the member of the session.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddPhoneRequest {
    /// The challenge of `POST /phones/challenges`.
    pub challenge: SecretField,
    /// The P-256 public key: a `SubjectPublicKeyInfo` (DER) in base64url without padding.
    pub public_key: String,
    /// What the member calls the phone: 1 to 40 characters on one line.
    pub label: SecretField,
    /// The signature of [`PhoneStatement`]: ECDSA with SHA-256, DER, in base64url without padding.
    pub signature: String,
}

/// 201: the phone was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddPhoneResponse {
    /// Names the phone in the next calls' paths: 128 random bits in base64url without padding.
    pub phone: String,
}

/// `POST /phones/{phone}/log-in`: logs in by a trusted phone. Answered by a [`super::SessionResponse`].
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneLogInRequest {
    /// The challenge of `POST /phones/challenges`.
    pub challenge: SecretField,
    /// The signature of [`PhoneStatement`]: ECDSA with SHA-256, DER, in base64url without padding.
    pub signature: String,
}

/// `GET /phones`: the member's trusted phones, the one added last first.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhonesResponse {
    /// The phones.
    pub phones: Vec<PhoneResponse>,
}

/// A trusted phone.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneResponse {
    /// Its id.
    pub phone: String,
    /// What the member calls it.
    pub label: SecretField,
    /// RFC 3339; shown, never compared.
    pub added_at: String,
    /// RFC 3339; shown, never compared. Absent before its first log-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_used_at: Option<String>,
    /// Whether this session was opened by this phone, or added it.
    #[serde(default)]
    pub this: bool,
}

/// What a trusted phone signs. `Display` writes the text, in UTF-8: five lines, joined by `\n`, with none at the end.
#[derive(Clone, Copy)]
pub struct PhoneStatement<'a> {
    /// What the signature is for.
    pub purpose: &'a PhonePurpose,
    /// The portal's host, as its text messages name it.
    pub host: &'a str,
    /// The phone's id; empty for [`PhonePurpose::Add`].
    pub phone: &'a str,
    /// The challenge, as it was received.
    pub challenge: &'a str,
}

impl fmt::Display for PhoneStatement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { purpose, host, phone, challenge } = self;
        write!(f, "multiportal-phone-v1\n{}\n{host}\n{phone}\n{challenge}", purpose.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statement_has_five_lines_and_no_phone_for_add() {
        let statement = PhoneStatement { purpose: &PhonePurpose::Add, host: "h.example", phone: "", challenge: "c" };
        assert_eq!(statement.to_string(), "multiportal-phone-v1\nadd\nh.example\n\nc");
    }
}
