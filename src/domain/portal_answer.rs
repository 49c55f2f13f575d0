//! What the portal answered, in the app's own words: attempts, recoveries, sessions.

use core::time::Duration;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{SecretText, redacted_debug};

/// An opaque name that the portal gave to an attempt or a recovery, checked to be safe inside a path.
///
/// A capability: who has it may try PINs or codes. It never prints.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Handle(String);

redacted_debug!(Handle);

/// The portal named something with characters that a path cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an identifier of the portal has 1 to 128 URL-safe characters")]
pub struct HandleError;

impl Handle {
    /// Characters of a handle, at the most.
    const LONGEST: usize = 128;

    /// Reads an identifier of the portal.
    ///
    /// # Errors
    /// [`HandleError`] where it could change the path that it goes into.
    pub fn parse(text: &str) -> Result<Self, HandleError> {
        let safe = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        let fits = (1..=Self::LONGEST).contains(&text.len());
        if fits && text.bytes().all(safe) { Ok(Self(text.to_owned())) } else { Err(HandleError) }
    }

    /// The identifier, for a path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Handle {
    type Error = HandleError;
    fn try_from(text: String) -> Result<Self, HandleError> {
        Self::parse(&text)
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> Self {
        handle.0
    }
}

/// A solved proof of work, as it goes on the wire.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof(pub String);

redacted_debug!(Proof);

/// A log-in attempt: the username was taken, the PIN is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// Its name.
    pub handle: Handle,
    /// For how long it takes PINs.
    pub expires_in: Duration,
}

/// A code is on its way, if there is anybody to send it to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSent {
    /// The recovery's name.
    pub recovery: Handle,
    /// Digits of the code.
    pub code_length: usize,
    /// How long the code lives.
    pub expires_in: Duration,
    /// When it may be sent again.
    pub resend_in: Duration,
    /// How often it may be sent again.
    pub resends_left: u32,
}

/// Where a username went, masked by the portal. What the mask leaves is personal all the same.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SentTo {
    /// A text message, to a number that ends so.
    Sms(String),
    /// An e-mail, to an address that looks so.
    Email(String),
    /// Some other way that this version does not know.
    Other(String),
}

redacted_debug!(SentTo);

/// The code was right.
#[derive(Debug)]
pub enum CodeAccepted {
    /// The username is on its way.
    UsernameSent(Vec<SentTo>),
    /// A new PIN may be chosen.
    ChoosePin {
        /// Good once, for this recovery.
        grant: Arc<SecretText>,
        /// For how long.
        expires_in: Duration,
    },
}

/// The member, as a session shows them.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The name to greet with.
    pub display_name: String,
    /// The access before this one, where there was one.
    pub last_access: Option<LastAccess>,
}

redacted_debug!(Member);

/// When and from where the member was here before. Shown, never compared.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAccess {
    /// When; none where the portal wrote a time that cannot be read.
    pub at: Option<jiff::Timestamp>,
    /// What from, in the portal's words.
    pub device: String,
}

redacted_debug!(LastAccess);

/// A session as the portal describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionState {
    /// Who.
    pub member: Member,
    /// Without a call for this long it ends.
    pub idle_timeout: Duration,
    /// After this long it ends in any case.
    pub expires_in: Duration,
}

/// A session that a right PIN opened.
#[derive(Debug)]
pub struct OpenedSession {
    /// The bearer token.
    pub token: Arc<SecretText>,
    /// The rest.
    pub state: SessionState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_that_could_leave_its_place_in_a_path_is_refused() {
        for text in ["", "../session", "a/b", "a?b", "a%2fb", "a b", "ñ", &"a".repeat(129)] {
            assert_eq!(Handle::parse(text), Err(HandleError));
        }
        assert!(Handle::parse("aZ09-_").is_ok());
    }
}
