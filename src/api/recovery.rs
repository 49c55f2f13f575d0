//! `POST /recoveries/…`: recover a username, recover a password, and the code between.

use serde::{Deserialize, Serialize};

use super::{SecretField, SmsChannel, wire_words};
use crate::domain::DocumentKind;

/// Asks for a code to recover the username.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoverUsernameRequest {
    /// The registered e-mail.
    pub email: SecretField,
    /// A proof of work for `recover_username`.
    pub proof: String,
    /// How the phone can fill the code in.
    pub sms: SmsChannel,
}

/// Asks for a code to choose a new PIN; without a username, for one who forgot that too: the right code then sends it as well.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoverPasswordRequest {
    /// The username; absent where the member forgot both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub username: Option<SecretField>,
    /// The registered document.
    pub document: DocumentRequest,
    /// The registered e-mail.
    pub email: SecretField,
    /// The registered mobile phone, E.164.
    pub phone: SecretField,
    /// A proof of work for `recover_password`.
    pub proof: String,
    /// How the phone can fill the code in.
    pub sms: SmsChannel,
}

/// An identity document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentRequest {
    /// One of the codes of `GET /portal`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub kind: DocumentKind,
    /// Its number.
    pub number: SecretField,
}

/// 202: a code was sent, if the answers fit a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryResponse {
    /// Names the recovery in the next calls' paths: URL-safe characters.
    pub recovery: String,
    /// Digits of the code.
    pub code_length: usize,
    /// Seconds until the code ends.
    pub code_expires_in: u64,
    /// Seconds until the code may be sent again.
    pub resend_in: u64,
    /// How often it may still be sent again.
    pub resends_left: u32,
}

/// Asks for another code; the earlier one is void at once.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResendRequest {
    /// How the phone can fill the new code in.
    pub sms: SmsChannel,
    /// How the code is delivered. `call` only to a portal that offers calls.
    #[serde(default, skip_serializing_if = "ResendVia::is_sms")]
    #[cfg_attr(feature = "openapi", schema(default = "sms"))]
    pub via: ResendVia,
}

wire_words! {
    /// How a code is delivered.
    #[derive(Default)]
    ResendVia {
        /// By a text message.
        #[default]
        Sms = "sms",
        /// By a telephone call that speaks the digits.
        Call = "call",
    }
}

impl ResendVia {
    const fn is_sms(&self) -> bool {
        matches!(self, Self::Sms)
    }
}

/// Gives the code.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeRequest {
    /// The security code.
    pub code: SecretField,
}

/// 200: the code was right.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "result", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CodeResponse {
    /// The username is on its way.
    UsernameSent {
        /// Where it went, masked.
        channels: Vec<Channel>,
    },
    /// A new PIN may be chosen.
    ChoosePin {
        /// Good once, for this recovery.
        grant: SecretField,
        /// Seconds until the grant ends.
        expires_in: u64,
    },
}

wire_words! {
    /// What a channel is.
    ChannelKind {
        /// A text message.
        Sms = "sms",
        /// An e-mail.
        Email = "email",
    }
}

/// Where something went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Channel {
    /// What it is.
    pub kind: ChannelKind,
    /// The address, masked by the portal: `•••42`, `a•••@u•••.co`.
    pub masked: String,
}

/// Chooses the new PIN. 204; every session of the member ends; a receipt goes out.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChoosePinRequest {
    /// The grant of the code's answer.
    pub grant: SecretField,
    /// The new PIN.
    pub pin: SecretField,
}
