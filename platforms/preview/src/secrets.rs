//! One phone's secrets: kept in the preview's store, and as unwilling as a phone's can be.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use multiportal::device::{SecretStore, Slot, StoreError};
use multiportal::domain::SecretText;
use multiportal::platform::KeyringSecrets;

use crate::wiring::Store as Backing;

/// How the phone's store behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Store {
    /// It keeps what it is given.
    #[default]
    Whole,
    /// It gives and takes nothing, as before the phone's first unlocking.
    Locked,
    /// Of the journey it gives what no app understands, as one of another version would have kept it.
    Garbled,
}

/// What the phone's store does for now. It belongs to the phone and outlives the app.
#[derive(Clone, Default)]
pub struct Mood(Arc<Mutex<Store>>);

impl Mood {
    /// How it behaves.
    pub fn now(&self) -> Store {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on it behaves so.
    pub fn set(&self, store: Store) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = store;
    }

    fn willing(&self) -> Result<(), StoreError> {
        if self.now() == Store::Locked { Err(StoreError::Locked) } else { Ok(()) }
    }
}

/// One phone's secrets. Written through at once: a killed preview forgets nothing.
pub struct PhoneSecrets {
    keyring: KeyringSecrets,
    store: Backing,
    mood: Mood,
}

impl PhoneSecrets {
    /// The secrets of the phone of this name, in a store that behaves so.
    #[must_use]
    pub fn of(phone: &str, store: &Backing, mood: Mood) -> Self {
        Self { keyring: store.of(phone), store: store.clone(), mood }
    }
}

#[async_trait]
impl SecretStore for PhoneSecrets {
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError> {
        self.mood.willing()?;
        match (self.mood.now(), slot) {
            (Store::Garbled, Slot::Snapshot) => Ok(Some(SecretText::new("{}".to_owned()))),
            _ => self.keyring.read(slot).await,
        }
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        self.mood.willing()?;
        self.keyring.write(slot, secret).await?;
        self.store.save()
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        self.mood.willing()?;
        self.keyring.remove(slot).await?;
        self.store.save()
    }
}
