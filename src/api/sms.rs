//! How the phone can fill the code in (`sms`).

use core::fmt;

use serde::{Deserialize, Serialize};

/// What the text message must carry so that the phone takes the code by itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "platform", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum SmsChannel {
    /// Android: the token of `SmsManager.createAppSpecificSmsToken`, eleven characters, good for one message.
    Android {
        /// The token.
        token: String,
    },
    /// iOS: the domain-bound last line is enough.
    Ios {},
    /// Nothing: the member types the code.
    None {},
}

/// Without the token: who has it can have a message handed to this app.
impl fmt::Debug for SmsChannel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Android { .. } => "Android",
            Self::Ios {} => "Ios",
            Self::None {} => "None",
        })
    }
}
