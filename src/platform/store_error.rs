//! What a platform's secret store says, as the port says it.

use keyring_core::Error;

use crate::port::StoreError;

/// Told by what the app can do next; what the platform said may name a member's entry and is left behind.
#[must_use]
pub fn store_error(error: &Error) -> StoreError {
    match error {
        Error::NoStorageAccess(_) => StoreError::Locked,
        Error::BadDataFormat(..) | Error::BadStoreFormat(_) | Error::BadEncoding(_) => StoreError::Lost,
        _ => StoreError::Unavailable,
    }
}
