//! The key of one request: 128 random bits that tell a late answer from a fresh one, and a repeat from a new request.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::limits::IDEMPOTENCY_KEY_BITS;

/// One request's key. The portal knows it as `Idempotency-Key`, the flow as the name of the answer that it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RequestId([u8; IDEMPOTENCY_KEY_BITS / 8]);

impl RequestId {
    /// A key of these random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; IDEMPOTENCY_KEY_BITS / 8]) -> Self {
        Self(bytes)
    }

    /// Returns a second id for the same step.
    #[must_use]
    pub const fn sibling(mut self) -> Self {
        self.0[IDEMPOTENCY_KEY_BITS / 8 - 1] ^= 1;
        self
    }

    /// Four of its bytes as a number: alike for one request, and for two of them by chance alone.
    #[must_use]
    pub const fn fingerprint(&self) -> u32 {
        u32::from_le_bytes([self.0[0], self.0[1], self.0[2], self.0[3]])
    }
}

/// Thirty-two hexadecimal digits, as the header carries them.
impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
