//! What the portal answers: attempts, recoveries, sessions.

use core::time::Duration;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{SecretText, parsed_text, redacted_debug};

/// The portal sent an id with characters that a path cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an id of the portal has 1 to 128 URL-safe characters")]
pub struct IdError;

/// Characters of an id, at most.
const ID_LENGTH: usize = 128;

/// Defines an opaque id that the portal assigned, safe inside a path. It is a capability (its holder may try PINs or codes), so it has
/// a redacted `Debug`.
macro_rules! portal_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        redacted_debug!($name);
        parsed_text!($name, IdError);

        impl $name {
            /// Parses an id of the portal.
            ///
            /// # Errors
            /// [`IdError`] where it could change the path that it goes into.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                let safe = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
                let fits = (1..=ID_LENGTH).contains(&text.len());
                if fits && text.bytes().all(safe) { Ok(Self(text.to_owned())) } else { Err(IdError) }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

portal_id!(
    /// A log-in attempt: the username was accepted, the PIN is next.
    AttemptId
);
portal_id!(
    /// A recovery of a username or a PIN.
    RecoveryId
);
portal_id!(PhoneId);
portal_id!(
    /// What a trusted phone is to sign.
    ChallengeText
);

/// A solved proof of work, for the wire.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof(pub String);

redacted_debug!(Proof);

/// A log-in attempt: the username was accepted, the PIN is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    /// How long it accepts PINs.
    pub expires_in: Duration,
}

/// A code was sent, if the answers fit a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSent {
    pub recovery: RecoveryId,
    pub code_length: usize,
    /// How long the code is valid.
    pub expires_in: Duration,
    /// Wait before another code may be sent.
    pub resend_in: Duration,
    /// How often another code may be sent.
    pub resends_left: u32,
}

/// Where a username was sent, masked by the portal. Still personal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SentTo {
    /// A text message; the end of the number.
    Sms(String),
    /// An e-mail; the masked address.
    Email(String),
    /// A channel that this version does not know.
    Other(String),
}

redacted_debug!(SentTo);

#[derive(Debug)]
pub enum CodeAccepted {
    UsernameSent(Vec<SentTo>),
    ChoosePin {
        /// Valid once, for this recovery.
        grant: Arc<SecretText>,
        expires_in: Duration,
    },
}

/// The member, as a session shows them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub display_name: String,
    /// The access before this one; `None` the first time.
    pub last_access: Option<LastAccess>,
}

redacted_debug!(Member);

/// The time and device of an access. Shown, never compared.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAccess {
    /// `None` where the portal sent a time that cannot be read.
    pub at: Option<jiff::Timestamp>,
    /// The device, in the portal's words.
    pub device: String,
}

redacted_debug!(LastAccess);

/// A session as the portal describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionState {
    pub member: Member,
    /// The session ends when no call is made for this long.
    pub idle_timeout: Duration,
    /// The session ends after this long in any case.
    pub expires_in: Duration,
}

/// A session that a right PIN or a trusted phone opened.
#[derive(Debug)]
pub struct OpenedSession {
    pub token: Arc<SecretText>,
    pub state: SessionState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id_that_could_change_a_path_is_refused() {
        for text in ["", "../session", "a/b", "a?b", "a%2fb", "a b", "ñ", &"a".repeat(129)] {
            assert_eq!(RecoveryId::parse(text), Err(IdError));
        }
        assert!(RecoveryId::parse("aZ09-_").is_ok());
    }
}
