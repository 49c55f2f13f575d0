//! Secrets at rest: the phone's keystore or keychain.

use async_trait::async_trait;

use crate::domain::SecretText;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    Username,
    Session,
    Snapshot,
    /// The mark of a start that restores a snapshot or a session.
    Restoring,
    Preferences,
    /// The trusted phone's id, and the name to greet with.
    TrustedPhone,
    /// The installation's id.
    Installation,
    /// How to reach the cooperative: nothing secret.
    Contact,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 8] = [
        Self::Username,
        Self::Session,
        Self::Snapshot,
        Self::Restoring,
        Self::Preferences,
        Self::TrustedPhone,
        Self::Installation,
        Self::Contact,
    ];

    /// Returns the entry's name in the store. Must not change: members' phones have it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Username => "username",
            Self::Session => "session",
            Self::Snapshot => "journey",
            Self::Restoring => "restoring",
            Self::Preferences => "preferences",
            Self::TrustedPhone => "trusted_phone",
            Self::Installation => "installation",
            Self::Contact => "contact",
        }
    }
}

/// Why an operation failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Ask again once the phone is unlocked.
    #[error("the secret store is locked")]
    Locked,
    /// Start with an empty store: its key is lost, and with it everything it held.
    #[error("the secret store lost its key")]
    Lost,
    /// Go on without: this phone has no working store.
    #[error("there is no secret store")]
    Unavailable,
}

/// Keeps secrets on this device only, encrypted and never in a backup.
#[async_trait]
pub trait SecretStore: Send + Sync {
    /// Returns what a slot holds.
    ///
    /// # Errors
    /// [`StoreError`] says how to go on.
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError>;

    /// Replaces the content of a slot.
    ///
    /// # Errors
    /// [`StoreError`] says how to go on.
    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError>;

    /// Empties a slot. Does nothing where it is empty.
    ///
    /// # Errors
    /// [`StoreError`] says how to go on.
    async fn remove(&self, slot: Slot) -> Result<(), StoreError>;
}
