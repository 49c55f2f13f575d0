//! `POST /freeze`: the "no fui yo" of a receipt.

use serde::{Deserialize, Serialize};

use super::SecretField;

/// Stops log-in and recovery of the member who received the receipt, until the cooperative lifts it. 204.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FreezeRequest {
    /// The receipt's code, as its message gave it.
    pub receipt: SecretField,
}
