//! A secret inside a body: the one way a PIN, code, token or grant gets onto the wire and off it.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::redacted_debug;

/// A secret string of a body: read and written by serde, never printed, wiped when dropped.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct SecretField(#[serde(deserialize_with = "read")] SecretString);

redacted_debug!(SecretField);

fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SecretString, D::Error> {
    String::deserialize(deserializer).map(SecretString::from)
}

impl SecretField {
    /// Wraps a secret for a body.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self(SecretString::from(secret))
    }

    /// The secret itself, for the side that checks, keeps or sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl Serialize for SecretField {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // The wire is where this secret is meant to go, and nothing but bodies holds this type.
        serializer.serialize_str(self.0.expose_secret())
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for SecretField {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for SecretField {}
