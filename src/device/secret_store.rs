//! Secrets at rest: the phone's keystore or keychain.

use async_trait::async_trait;

use crate::domain::SecretText;

/// What is kept, each under a name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The remembered username.
    Username,
    /// The session's token.
    Session,
    /// The app's snapshot.
    Snapshot,
    /// The mark of a start that restores a snapshot or a session.
    Restoring,
    /// What the member set.
    Preferences,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 5] = [Self::Username, Self::Session, Self::Snapshot, Self::Restoring, Self::Preferences];

    /// Its name in the store. Not to be changed: members' phones have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Session => "session",
            Self::Snapshot => "journey",
            Self::Restoring => "restoring",
            Self::Preferences => "preferences",
        }
    }
}

/// Why the store did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Ask again once the phone is unlocked.
    #[error("the secret store is locked")]
    Locked,
    /// Begin with an empty one: its key is gone, and with it what it held.
    #[error("the secret store lost its key")]
    Lost,
    /// Go on without: this phone has none that works.
    #[error("there is no secret store")]
    Unavailable,
}

/// Keeps secrets on this device only, sealed, never in a backup.
#[async_trait]
pub trait SecretStore: Send + Sync {
    /// What a slot holds.
    ///
    /// # Errors
    /// [`StoreError`] says how to go on.
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError>;

    /// Replaces what a slot holds.
    ///
    /// # Errors
    /// [`StoreError`] says how to go on.
    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError>;

    /// Empties a slot; an empty one stays empty.
    ///
    /// # Errors
    /// [`StoreError`] says how to go on.
    async fn remove(&self, slot: Slot) -> Result<(), StoreError>;
}
