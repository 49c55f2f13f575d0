//! The secret store: the platform's keyring, each slot an entry of its own.

use std::sync::Arc;

use async_trait::async_trait;
use keyring_core::{CredentialStore, Entry, Error};

use crate::device::{SecretStore, Slot, StoreError};
use crate::domain::SecretText;

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
    /// In this keyring, under another name than other secrets there.
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

/// The error's own text may name what the entry holds: it is dropped.
fn next_move(error: &Error) -> StoreError {
    match error {
        Error::NoStorageAccess(_) => StoreError::Locked,
        #[cfg(all(feature = "mobile", target_os = "ios"))]
        Error::PlatformFailure(cause) if is_locked(cause.as_ref()) => StoreError::Locked,
        Error::BadEncoding(_) | Error::BadDataFormat(..) | Error::BadStoreFormat(_) => StoreError::Lost,
        _ => StoreError::Unavailable,
    }
}

/// Returns whether it is `errSecInteractionNotAllowed`: the keychain's answer for an entry of an unlocked phone while it is locked.
/// keyring's store takes it for a failure of the platform.
#[cfg(all(feature = "mobile", target_os = "ios"))]
fn is_locked(cause: &(dyn core::error::Error + Send + Sync + 'static)) -> bool {
    const INTERACTION_NOT_ALLOWED: i32 = -25_308;
    cause.downcast_ref::<security_framework::base::Error>().is_some_and(|error| error.code() == INTERACTION_NOT_ALLOWED)
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
    use keyring_core::api::CredentialStoreApi;
    use keyring_core::mock;

    use super::*;
    use crate::device::conformance::secret_store::{Breakable, Device};

    struct Keyring(Arc<mock::Store>);

    impl Keyring {
        fn new() -> Self {
            Self(mock::Store::new().unwrap())
        }

        fn secrets(&self, name: &str) -> KeyringSecrets {
            KeyringSecrets::within(Arc::<mock::Store>::clone(&self.0), name)
        }
    }

    impl Device for Keyring {
        fn open(&self) -> Arc<dyn SecretStore> {
            Arc::new(self.secrets("one"))
        }
    }

    impl Breakable for Keyring {
        fn fail_next(&self, slot: Slot, why: StoreError) {
            let entry = self.0.build(&self.secrets("one").service, slot.name(), None).unwrap();
            entry.as_any().downcast_ref::<mock::Cred>().unwrap().set_error(match why {
                StoreError::Locked => Error::NoStorageAccess("locked".into()),
                StoreError::Lost => Error::BadStoreFormat("no key".to_owned()),
                StoreError::Unavailable => Error::PlatformFailure("no service".into()),
            });
        }

        // The mock fails once for each error that was set.
        fn repair(&self) {}
    }

    crate::secret_store_suite!(Keyring::new());
    crate::failing_secret_store_suite!(Keyring::new());

    #[tokio::test]
    async fn another_phone_s_secrets_are_not_seen() {
        let keyring = Keyring::new();
        keyring.secrets("one").write(Slot::Username, &SecretText::new("mlopez".to_owned())).await.unwrap();
        assert!(keyring.secrets("another").read(Slot::Username).await.unwrap().is_none());
    }

    #[tokio::test]
    async fn without_a_keyring_the_app_is_told() {
        let read = KeyringSecrets::default().read(Slot::Username).await;
        assert_eq!(read.map(drop), Err(StoreError::Unavailable));
    }

    #[test]
    fn keyring_errors_become_next_moves_without_their_text() {
        let held = b"4829".to_vec();
        assert_eq!(next_move(&Error::BadEncoding(held)), StoreError::Lost);
        assert_eq!(next_move(&Error::NoStorageAccess("locked".into())), StoreError::Locked);
        assert_eq!(next_move(&Error::NoDefaultStore), StoreError::Unavailable);
    }
}
