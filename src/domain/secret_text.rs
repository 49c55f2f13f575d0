//! Opaque secrets: session tokens and grants.

use secrecy::{ExposeSecret, SecretString};

use super::redacted_debug;

/// An opaque secret that the portal issued. Wiped when dropped; neither `Debug`, `Clone` nor `Serialize` exposes it.
pub struct SecretText(SecretString);

redacted_debug!(SecretText);

impl SecretText {
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// Returns the secret, for an adapter that sends or stores it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// Serializes a secret for the sealed store, with `#[serde(with = "sealed")]`.
pub mod sealed {
    use std::sync::Arc;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::SecretText;

    /// # Errors
    /// Those of the serializer.
    pub(crate) fn serialize<S: Serializer>(secret: &Arc<SecretText>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(secret.expose())
    }

    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<SecretText>, D::Error> {
        String::deserialize(deserializer).map(|text| Arc::new(SecretText::new(text)))
    }
}
