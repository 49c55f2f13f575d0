//! The secret store: the platform's keyring, each slot an entry of its own.

use std::sync::Arc;

use async_trait::async_trait;
use keyring_core::{CredentialStore, Entry, Error};

use crate::domain::SecretText;
use crate::port::{SecretStore, Slot, StoreError};

/// The name under which the entries stand. Not to be changed: members' phones have it.
const SERVICE: &str = "multiportal";

/// Keeps secrets in a keyring, off the threads that must not wait.
#[derive(Clone)]
pub struct KeyringSecrets {
    keyring: Option<Arc<CredentialStore>>,
    service: Arc<str>,
}

/// In the keyring that the platform made the default one.
impl Default for KeyringSecrets {
    fn default() -> Self {
        Self { keyring: None, service: SERVICE.into() }
    }
}

impl KeyringSecrets {
    /// In this keyring, apart from whoever else keeps secrets there under another name.
    #[must_use]
    pub fn within(keyring: Arc<CredentialStore>, name: &str) -> Self {
        Self { keyring: Some(keyring), service: format!("{SERVICE} {name}").into() }
    }

    async fn at_entry<T: Send + 'static>(
        &self,
        slot: Slot,
        act: impl FnOnce(Entry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, StoreError> {
        let Self { keyring, service } = self.clone();
        let act = move || {
            let entry = match keyring {
                Some(keyring) => keyring.build(&service, slot.name(), None),
                None => Entry::new(&service, slot.name()),
            };
            entry.and_then(act).map_err(|error| next_move(&error))
        };
        // A keyring may ask the member something, or the disk.
        tokio::task::spawn_blocking(act).await.unwrap_or(Err(StoreError::Unavailable))
    }
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
        self.at_entry(slot, |entry| unless_missing(entry.get_password().map(SecretText::new))).await
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        // The keyring is where the secret is meant to go; the copy is wiped with its task.
        let secret = zeroize::Zeroizing::new(secret.expose().to_owned());
        self.at_entry(slot, move |entry| entry.set_password(&secret)).await
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        self.at_entry(slot, |entry| unless_missing(entry.delete_credential()).map(drop)).await
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    async fn held(secrets: &KeyringSecrets, slot: Slot) -> Option<String> {
        secrets.read(slot).await.unwrap().map(|secret| secret.expose().to_owned())
    }

    #[tokio::test]
    async fn what_a_slot_holds_is_read_back_replaced_and_removed() {
        let keyring = keyring_core::mock::Store::new().unwrap();
        let secrets = KeyringSecrets::within(keyring.clone(), "one");
        let others = KeyringSecrets::within(keyring, "another");
        assert_eq!(held(&secrets, Slot::Username).await, None);
        for name in ["mlopez", "jpeña"] {
            secrets.write(Slot::Username, &SecretText::new(name.to_owned())).await.unwrap();
            assert_eq!(held(&secrets, Slot::Username).await.as_deref(), Some(name));
        }
        assert_eq!(held(&secrets, Slot::Session).await, None);
        assert_eq!(held(&others, Slot::Username).await, None);
        secrets.remove(Slot::Username).await.unwrap();
        secrets.remove(Slot::Username).await.unwrap();
        assert_eq!(held(&secrets, Slot::Username).await, None);
    }

    #[tokio::test]
    async fn without_a_keyring_the_app_is_told() {
        let read = KeyringSecrets::default().read(Slot::Username).await;
        assert_eq!(read.map(drop), Err(StoreError::Unavailable));
    }

    #[test]
    fn what_a_keyring_says_becomes_the_next_move_and_no_text() {
        let held = b"4829".to_vec();
        assert_eq!(next_move(&Error::BadEncoding(held)), StoreError::Lost);
        assert_eq!(next_move(&Error::NoStorageAccess("locked".into())), StoreError::Locked);
        assert_eq!(next_move(&Error::NoDefaultStore), StoreError::Unavailable);
    }
}
