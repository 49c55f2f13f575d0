//! One phone's secrets in the preview's store, which can also behave as a locked or a damaged one.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use multiportal::device::{SecretStore, Slot, StoreError};
use multiportal::domain::SecretText;
use multiportal::platform::KeyringSecrets;

use crate::wiring::Store as Backing;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StoreBehavior {
    /// It keeps what is written.
    #[default]
    Normal,
    /// It fails reads and writes, as before the phone's first unlock.
    Locked,
    /// It returns a saved state that no version of the app wrote.
    Garbled,
}

/// The current behavior. It belongs to the phone and outlives the app's process.
#[derive(Clone, Default)]
pub struct SharedBehavior(Arc<Mutex<StoreBehavior>>);

impl SharedBehavior {
    pub fn get(&self) -> StoreBehavior {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn set(&self, behavior: StoreBehavior) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = behavior;
    }

    fn check_unlocked(&self) -> Result<(), StoreError> {
        if self.get() == StoreBehavior::Locked { Err(StoreError::Locked) } else { Ok(()) }
    }
}

/// One phone's secrets. Every write is saved at once, so that a killed preview loses nothing.
pub struct PhoneSecrets {
    keyring: KeyringSecrets,
    store: Backing,
    behavior: SharedBehavior,
}

impl PhoneSecrets {
    /// Opens the secrets of the phone of this name.
    #[must_use]
    pub fn of(phone: &str, store: &Backing, behavior: SharedBehavior) -> Self {
        Self { keyring: store.of(phone), store: store.clone(), behavior }
    }
}

#[async_trait]
impl SecretStore for PhoneSecrets {
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError> {
        self.behavior.check_unlocked()?;
        match (self.behavior.get(), slot) {
            (StoreBehavior::Garbled, Slot::Snapshot) => Ok(Some(SecretText::new("{}".to_owned()))),
            _ => self.keyring.read(slot).await,
        }
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        self.behavior.check_unlocked()?;
        self.keyring.write(slot, secret).await?;
        self.store.save()
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        self.behavior.check_unlocked()?;
        self.keyring.remove(slot).await?;
        self.store.save()
    }
}
