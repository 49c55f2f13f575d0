//! The phone's fingerprint reader: a key in software, and what becomes of the finger that the phone asks for.

use std::sync::Arc;

use async_trait::async_trait;
use keyring_core::{Entry, Error};
use multiportal::device::TrustedKey;
use multiportal::device::fake::SoftwareKey;
use multiportal::domain::{CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PhoneModel, PublicKey, SignError};

use crate::wiring::Store;

/// What happens when the phone asks for a finger or a face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Finger {
    /// The phone knows it.
    #[default]
    Known,
    /// The phone does not know it, so often that it makes the member wait.
    Unknown,
    /// The member closes the prompt.
    Cancels,
    /// None is enrolled. What was enrolled before is gone, and a key with it.
    None,
}

impl Finger {
    /// Every choice, with its name in the developer panel's ids.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Known, "known"), (Self::Unknown, "unknown"), (Self::Cancels, "cancels"), (Self::None, "none")];
}

/// The key of one phone. It belongs to the phone and outlives the app; in a folder it outlives the preview.
pub struct PreviewKey {
    key: SoftwareKey,
    finger: std::sync::Mutex<Finger>,
    entry: Arc<Entry>,
    store: Store,
}

impl PreviewKey {
    /// Opens the key of the phone of this name.
    ///
    /// # Errors
    /// The store has no place for it.
    pub fn of(phone: &str, store: &Store) -> Result<Self, Error> {
        let entry = store.entry(phone, "key")?;
        let key = SoftwareKey::default();
        key.import(entry.get_secret().ok());
        Ok(Self { key, finger: std::sync::Mutex::default(), entry: Arc::new(entry), store: store.clone() })
    }

    /// Returns what happens at the next prompt.
    pub fn finger(&self) -> Finger {
        *self.finger.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub fn set_finger(&self, finger: Finger) {
        *self.finger.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = finger;
        self.key.set_availability(match finger {
            Finger::None => KeyAvailability::NotEnrolled,
            Finger::Known | Finger::Unknown | Finger::Cancels => KeyAvailability::Biometrics,
        });
        self.key.refuse(match finger {
            Finger::Known => None,
            Finger::Unknown => Some(SignError::LockedOut),
            Finger::Cancels => Some(SignError::Cancelled),
            Finger::None => Some(SignError::Invalidated),
        });
        if finger == Finger::None {
            self.key.import(None);
            self.save();
        }
    }

    fn save(&self) {
        let saved = match self.key.export() {
            Some(pkcs8) => self.entry.set_secret(&pkcs8),
            None => match self.entry.delete_credential() {
                Err(Error::NoEntry) => Ok(()),
                deleted => deleted,
            },
        };
        if saved.is_err() || self.store.save().is_err() {
            tracing::warn!("the phone's key is not saved");
        }
    }
}

#[async_trait]
impl TrustedKey for PreviewKey {
    fn model(&self) -> Option<PhoneModel> {
        self.key.model()
    }

    async fn availability(&self) -> KeyAvailability {
        self.key.availability().await
    }

    async fn create(&self) -> Result<PublicKey, CreateKeyError> {
        let created = self.key.create().await;
        self.save();
        created
    }

    async fn sign(&self, text: &str, prompt: &KeyPrompt) -> Result<KeySignature, SignError> {
        self.key.sign(text, prompt).await
    }

    async fn delete(&self) {
        self.key.delete().await;
        self.save();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use tempfile::TempDir;

    use super::*;

    fn prompt() -> KeyPrompt {
        KeyPrompt { title: String::new(), cancel: String::new() }
    }

    #[tokio::test]
    async fn key_outlives_the_preview_until_no_finger_is_enrolled() {
        let folder = TempDir::new().unwrap();
        let open = || PreviewKey::of("1", &Store::in_folder(folder.path()).unwrap()).unwrap();
        open().create().await.unwrap();
        assert!(open().sign("text", &prompt()).await.is_ok());
        open().set_finger(Finger::None);
        assert_eq!(open().sign("text", &prompt()).await, Err(SignError::Invalidated));
    }
}
