//! The secret store: whatever keyring the platform made the default one, each slot an entry of its own.

use async_trait::async_trait;
use keyring_core::{Entry, Error};

use crate::domain::SecretText;
use crate::port::{SecretStore, Slot, StoreError};

/// The name under which the entries stand. Not to be changed: members' phones have it.
const SERVICE: &str = "multiportal";

/// Keeps secrets in the default keyring, off the threads that must not wait.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyringSecrets;

async fn at_entry<T: Send + 'static>(
    slot: Slot,
    act: impl FnOnce(Entry) -> Result<T, Error> + Send + 'static,
) -> Result<T, StoreError> {
    let act = move || Entry::new(SERVICE, slot.name()).and_then(act).map_err(|error| next_move(&error));
    // A keyring may ask the member something, or the disk.
    tokio::task::spawn_blocking(act).await.unwrap_or(Err(StoreError::Unavailable))
}

/// The error's own text may name what the entry holds: it goes no further.
fn next_move(error: &Error) -> StoreError {
    match error {
        Error::NoStorageAccess(_) => StoreError::Locked,
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::BadStoreFormat(_) => StoreError::Lost,
        _ => StoreError::Unavailable,
    }
}

fn unless_missing<T>(done: Result<T, Error>) -> Result<Option<T>, Error> {
    match done {
        Ok(value) => Ok(Some(value)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(error),
    }
}

#[async_trait]
impl SecretStore for KeyringSecrets {
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError> {
        at_entry(slot, |entry| unless_missing(entry.get_password().map(SecretText::new))).await
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        // The keyring is where the secret is meant to go; the copy is wiped with its task.
        let secret = zeroize::Zeroizing::new(secret.expose().to_owned());
        at_entry(slot, move |entry| entry.set_password(&secret)).await
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        at_entry(slot, |entry| unless_missing(entry.delete_credential()).map(drop)).await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// One test, because the default keyring is one for the process.
    #[tokio::test]
    async fn what_a_slot_holds_is_read_back_replaced_and_removed_and_without_a_keyring_the_app_is_told() {
        assert_eq!(KeyringSecrets.read(Slot::Username).await.map(drop), Err(StoreError::Unavailable));
        keyring_core::set_default_store(keyring_core::mock::Store::new().unwrap());
        assert!(KeyringSecrets.read(Slot::Username).await.unwrap().is_none());
        for name in ["mlopez", "jpeña"] {
            KeyringSecrets.write(Slot::Username, &SecretText::new(name.to_owned())).await.unwrap();
            assert_eq!(KeyringSecrets.read(Slot::Username).await.unwrap().unwrap().expose(), name);
        }
        assert!(KeyringSecrets.read(Slot::Session).await.unwrap().is_none());
        KeyringSecrets.remove(Slot::Username).await.unwrap();
        KeyringSecrets.remove(Slot::Username).await.unwrap();
        assert!(KeyringSecrets.read(Slot::Username).await.unwrap().is_none());
    }

    #[test]
    fn what_a_keyring_says_becomes_the_next_move_and_no_text() {
        let held = b"4829".to_vec();
        assert_eq!(next_move(&Error::BadEncoding(held)), StoreError::Lost);
        assert_eq!(next_move(&Error::NoStorageAccess("locked".into())), StoreError::Locked);
        assert_eq!(next_move(&Error::NoDefaultStore), StoreError::Unavailable);
    }
}
