//! The id of a request.

use core::fmt;

use serde::{Deserialize, Serialize};

use super::limits::IDEMPOTENCY_KEY_BITS;

/// 128 random bits that identify a request. On the wire it is the `Idempotency-Key`; a flow matches responses by it, and a repeated
/// request keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RequestId([u8; IDEMPOTENCY_KEY_BITS / 8]);

impl RequestId {
    #[must_use]
    pub const fn new(bytes: [u8; IDEMPOTENCY_KEY_BITS / 8]) -> Self {
        Self(bytes)
    }

    /// Returns a second id for the same step.
    pub(crate) const fn sibling(mut self) -> Self {
        self.0[IDEMPOTENCY_KEY_BITS / 8 - 1] ^= 1;
        self
    }

    /// Returns four of its bytes as a number: two requests share it by chance alone.
    #[must_use]
    pub const fn fingerprint(&self) -> u32 {
        u32::from_le_bytes([self.0[0], self.0[1], self.0[2], self.0[3]])
    }
}

/// Writes 32 hexadecimal digits, as the header has them.
impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
