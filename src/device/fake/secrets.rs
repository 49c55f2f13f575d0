//! A secret store in memory, with what can go wrong in a phone's.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use crate::device::{SecretStore, Slot, StoreError};
use crate::domain::SecretText;

/// Outlives engines as a phone's store outlives processes; nothing in it is sealed.
#[derive(Default)]
pub struct MemorySecrets(Mutex<Held>);

#[derive(Default)]
struct Held {
    slots: HashMap<Slot, String>,
    failing: Option<StoreError>,
    unreadable: Option<StoreError>,
    written: Vec<Slot>,
}

impl MemorySecrets {
    /// From now on everything fails so, or works again.
    pub fn fail(&self, why: Option<StoreError>) {
        self.held(|held| held.failing = why);
    }

    /// From now on every reading fails so, or works again.
    pub fn fail_reads(&self, why: Option<StoreError>) {
        self.held(|held| held.unreadable = why);
    }

    /// Puts something into a slot behind the app's back.
    pub fn put(&self, slot: Slot, text: &str) {
        self.held(|held| held.slots.insert(slot, text.to_owned()));
    }

    #[must_use]
    pub fn held_in(&self, slot: Slot) -> Option<String> {
        self.held(|held| held.slots.get(&slot).cloned())
    }

    /// The slots that were written or emptied, in order.
    #[must_use]
    pub fn written(&self) -> Vec<Slot> {
        self.held(|held| held.written.clone())
    }

    fn held<T>(&self, with: impl FnOnce(&mut Held) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn unless_failing<T>(&self, with: impl FnOnce(&mut Held) -> T) -> Result<T, StoreError> {
        self.held(|held| match held.failing {
            Some(why) => Err(why),
            None => Ok(with(held)),
        })
    }
}

#[async_trait]
impl SecretStore for MemorySecrets {
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError> {
        let unreadable = self.held(|held| held.unreadable);
        let read = self.unless_failing(|held| held.slots.get(&slot).cloned().map(SecretText::new));
        unreadable.map_or(read, Err)
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        self.unless_failing(|held| {
            held.slots.insert(slot, secret.expose().to_owned());
            held.written.push(slot);
        })
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        self.unless_failing(|held| {
            held.slots.remove(&slot);
            held.written.push(slot);
        })
    }
}
