//! The public keys of trusted phones: ECDSA over P-256 with SHA-256.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use multiportal::api::PhoneStatement;
use ring::signature::{ECDSA_P256_SHA256_ASN1, UnparsedPublicKey};

/// What stands before the point in a `SubjectPublicKeyInfo` of an uncompressed P-256 key (RFC 5480).
const SPKI_PREFIX: [u8; 26] = [
    0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce,
    0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
];
/// Bytes of an uncompressed point.
const POINT: usize = 65;
/// Characters of a signature, at the most: 72 bytes of DER in base64url.
const SIGNATURE_LENGTH: usize = 96;

/// The base point of P-256 (SEC 2, section 2.4.2): a key that a check for an unknown phone runs with.
pub const PLACEHOLDER_KEY: [u8; POINT] = [
    0x04, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03,
    0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96, 0x4f, 0xe3, 0x42, 0xe2, 0xfe,
    0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce,
    0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
];

/// A point on the curve, or what claims to be one: ring checks it with each signature.
pub struct PhoneKey(Vec<u8>);

impl PhoneKey {
    /// Reads a `SubjectPublicKeyInfo` in base64url without padding.
    pub fn parse(text: &str) -> Option<Self> {
        // Of a text of any length nothing but its size is looked at.
        if text.len() > (SPKI_PREFIX.len() + POINT).div_ceil(3) * 4 {
            return None;
        }
        let der = URL_SAFE_NO_PAD.decode(text).ok()?;
        let point = der.strip_prefix(&SPKI_PREFIX)?;
        (point.len() == POINT && point.first() == Some(&0x04)).then(|| Self(point.to_vec()))
    }

    pub const fn stored(point: Vec<u8>) -> Self {
        Self(point)
    }

    pub fn point(&self) -> &[u8] {
        &self.0
    }

    /// Returns whether the signature, DER in base64url without padding, is of this statement.
    pub fn verifies(&self, statement: &PhoneStatement<'_>, signature: &str) -> bool {
        if signature.len() > SIGNATURE_LENGTH {
            return false;
        }
        let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else { return false };
        let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, &self.0);
        key.verify(statement.to_string().as_bytes(), &signature).is_ok()
    }
}
