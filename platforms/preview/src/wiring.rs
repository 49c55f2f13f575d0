//! What every phone of the preview is wired to: one portal, one store of secrets, and the machine's clock and chance.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_trait::async_trait;
use keyring_core::sample;
use multiportal::adapter::{
    AltchaSolver, HttpPortal, KeyringSecrets, Pins, PortalAddress, SystemClock, SystemRandom, Trust,
};
use multiportal::domain::SecretText;
use multiportal::flow::Buzz;
use multiportal::journey::ScreenReader;
use multiportal::port::{AppWindow, Haptics, ScreenReaderState, SecretStore, Slot, SmsInbox, StoreError};
use multiportal::service::Ports;
use tokio::net::lookup_host;

use crate::start::StartError;

/// The phones' secrets, in keyring-core's sample store. The members of a preview are invented: nothing is sealed.
#[derive(Clone)]
pub struct Store(Arc<sample::Store>);

/// The folder for the phones' secrets cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file} cannot be used ({cause}): name another folder with --data, or move the file away")]
pub struct StoreOpenError {
    file: PathBuf,
    cause: keyring_core::Error,
}

impl Store {
    /// Secrets that end with the preview.
    ///
    /// # Errors
    /// [`StoreOpenError`].
    pub fn in_memory() -> Result<Self, StoreOpenError> {
        sample::Store::new().map(Self).map_err(|cause| StoreOpenError { file: PathBuf::new(), cause })
    }

    /// Secrets that outlive it, in a file of this folder.
    ///
    /// # Errors
    /// [`StoreOpenError`].
    pub fn in_folder(folder: &Path) -> Result<Self, StoreOpenError> {
        let file = folder.join("phones.ron");
        match sample::Store::new_with_backing(&file.to_string_lossy()) {
            Ok(store) => Ok(Self(store)),
            Err(cause) => Err(StoreOpenError { file, cause }),
        }
    }
}

/// One phone's secrets. Written through at once: a killed preview forgets nothing.
struct PhoneSecrets {
    keyring: KeyringSecrets,
    store: Store,
}

#[async_trait]
impl SecretStore for PhoneSecrets {
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError> {
        self.keyring.read(slot).await
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        self.keyring.write(slot, secret).await?;
        self.store.0.save().map_err(|_| StoreError::Unavailable)
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        self.keyring.remove(slot).await?;
        self.store.0.save().map_err(|_| StoreError::Unavailable)
    }
}

/// What a browser on a desk does not have: vibration, a screen reader that tells of itself, other apps to leave for.
struct NoPhone;

impl Haptics for NoPhone {
    fn buzz(&self, _: Buzz) {}
}

impl AppWindow for NoPhone {
    fn leave(&self) {}
}

#[async_trait]
impl ScreenReaderState for NoPhone {
    fn now(&self) -> ScreenReader {
        ScreenReader::Silent
    }

    async fn changed(&self) -> ScreenReader {
        core::future::pending().await
    }
}

/// What every phone is wired to.
#[derive(Clone)]
pub struct Wiring {
    address: PortalAddress,
    portal: SocketAddr,
    store: Store,
    host: String,
}
