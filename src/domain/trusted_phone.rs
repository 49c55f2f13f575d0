//! A phone that logs its member in without the PIN.

use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{ChallengeText, KeySignature, PhoneId, redacted_debug};

/// What this phone keeps of being trusted. The key is in the phone's hardware.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustedPhone {
    #[serde(rename = "phone")]
    pub id: PhoneId,
    /// The name to greet the member with.
    pub name: String,
}

redacted_debug!(TrustedPhone);

/// A challenge of the portal. It works once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneChallenge {
    pub text: ChallengeText,
    pub expires_in: Duration,
}

/// A challenge and what the phone's key made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedChallenge {
    pub challenge: ChallengeText,
    pub signature: KeySignature,
}
