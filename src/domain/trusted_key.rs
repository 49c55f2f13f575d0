//! What a trusted phone's signing key takes and returns.

/// Whether this phone can have a key, and how the member unlocks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyAvailability {
    /// By fingerprint or face.
    Biometrics,
    /// By the screen lock, because no fingerprint or face is enrolled.
    ScreenLock,
    /// Ask the member to enroll a fingerprint, a face or a screen lock in the phone's settings.
    NotEnrolled,
    /// This phone cannot: do not offer it.
    Unavailable,
}

/// The words of the system's prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPrompt {
    /// What the signature is for. iOS shows it as the reason.
    pub title: String,
    /// The button that cancels.
    pub cancel: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CreateKeyError {
    /// Ask the member to enroll a fingerprint, a face or a screen lock.
    #[error("no fingerprint, face or screen lock is enrolled")]
    NotEnrolled,
    /// Go on without: the phone's hardware made no key.
    #[error("the phone makes no key")]
    Unavailable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// Offer to try again, and the PIN: the member or the system closed the prompt.
    #[error("the prompt was cancelled")]
    Cancelled,
    /// Offer the PIN: too many wrong fingers or faces. The phone allows tries again later.
    #[error("too many failed tries")]
    LockedOut,
    /// Log in with the PIN and offer to trust the phone again: there is no key, or the phone ended it because a fingerprint, a
    /// face or the screen lock changed.
    #[error("there is no key")]
    Invalidated,
    /// Offer the PIN: the sensor or the key store does not work now.
    #[error("the phone cannot sign now")]
    Unavailable,
}

/// A P-256 public key as DER `SubjectPublicKeyInfo` (RFC 5480).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicKey(pub Vec<u8>);

impl PublicKey {
    /// Wraps an uncompressed point (SEC 1, section 2.3.3), as iOS exports it. Returns `None` for anything else.
    #[must_use]
    pub fn from_point(point: &[u8]) -> Option<Self> {
        /// The DER of the algorithm `id-ecPublicKey` with the curve `prime256v1`, up to the point.
        const HEADER: [u8; 26] = [
            0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48,
            0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
        ];
        let is_point = point.len() == 65 && point.first() == Some(&0x04);
        is_point.then(|| Self([&HEADER, point].concat()))
    }
}

/// An ECDSA signature with SHA-256 as DER (RFC 3279, section 2.2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySignature(pub Vec<u8>);
