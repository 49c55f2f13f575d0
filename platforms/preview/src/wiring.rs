//! What every phone of the preview is wired to: one portal, one store of secrets, and the machine's clock and randomness.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use keyring_core::sample;
use multiportal::client::{
    AddressError, AltchaSolver, HttpPortal, Pins, Platform, PortalAddress, Trust, UnusableTlsError,
};
use multiportal::device::{Adapters, Links, SmsInbox, StoreError, TrustedKey};
use multiportal::platform::noop::{NoHaptics, NoNetwork, NoScreenReader, PageClipboard, StayingWindow};
use multiportal::platform::{KeyringSecrets, SystemRandom};
use multiportal::runtime::Dependencies;

use crate::clock::PhoneClock;
use crate::secrets::{PhoneSecrets, SharedBehavior};

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

    /// The part of it that belongs to the phone of this name.
    #[must_use]
    pub fn of(&self, phone: &str) -> KeyringSecrets {
        let keyring: Arc<keyring_core::CredentialStore> = Arc::clone(&self.0) as _;
        KeyringSecrets::within(keyring, phone)
    }

    /// An entry of that phone which the app does not see.
    ///
    /// # Errors
    /// The store makes none.
    pub fn entry(&self, phone: &str, name: &str) -> keyring_core::Result<keyring_core::Entry> {
        use keyring_core::api::CredentialStoreApi;
        self.0.build(&format!("preview {phone}"), name, None)
    }

    /// Writes it to its file, where it has one.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn save(&self) -> Result<(), StoreError> {
        self.0.save().map_err(|_| StoreError::Unavailable)
    }
}

/// What a phone itself brings to its app.
pub struct Hardware {
    pub links: Arc<dyn Links>,
    pub inbox: Arc<dyn SmsInbox>,
    /// Its proxy to the reference portal.
    pub proxy: Option<SocketAddr>,
    pub other_portal: Option<PortalAddress>,
    pub store: SharedBehavior,
    pub clock: PhoneClock,
    /// Its key.
    pub key: Arc<dyn TrustedKey>,
}

pub struct Wiring {
    portal: Portal,
    store: Store,
}

enum Portal {
    /// The reference portal of this preview, reached through each phone's own proxy.
    Reference {
        address: SocketAddr,
        /// The host that its text messages are bound to.
        host: String,
    },
    /// Another one, reached directly: its certificate is for its own name.
    Other(PortalAddress),
}

impl Wiring {
    /// To the reference portal that listens here.
    #[must_use]
    pub const fn reference(address: SocketAddr, host: String, store: Store) -> Self {
        Self { portal: Portal::Reference { address, host }, store }
    }

    #[must_use]
    pub const fn other(address: PortalAddress, store: Store) -> Self {
        Self { portal: Portal::Other(address), store }
    }

    /// The address of the reference portal, where it is this one.
    #[must_use]
    pub const fn reference_portal(&self) -> Option<SocketAddr> {
        match &self.portal {
            Portal::Reference { address, .. } => Some(*address),
            Portal::Other(_) => None,
        }
    }

    /// Where every phone's secrets are.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Returns the dependencies of an app on the phone of this name.
    ///
    /// # Errors
    /// [`WiringError`], where TLS cannot be set up.
    pub fn dependencies(&self, phone: &str, hardware: Hardware) -> Result<Dependencies, WiringError> {
        let Hardware { links, inbox, proxy, other_portal, store, clock, key } = hardware;
        let (address, host) = match (&self.portal, proxy) {
            (Portal::Reference { address, host }, proxy) => {
                let address = proxy.unwrap_or(*address);
                (PortalAddress::parse(&format!("http://{address}"))?, host.clone())
            }
            (Portal::Other(address), _) => (address.clone(), address.host().to_owned()),
        };
        let address = other_portal.unwrap_or(address);
        Ok(Dependencies {
            portal: Arc::new(HttpPortal::new(address, Trust::public(Pins::default()), Platform::Browser)?),
            proof_of_work: Arc::new(AltchaSolver),
            secrets: Arc::new(PhoneSecrets::of(phone, &self.store, store)),
            random: Arc::new(SystemRandom::default()),
            device: Adapters {
                inbox,
                clock: Arc::new(clock),
                haptics: Arc::new(NoHaptics),
                screen_reader: Arc::new(NoScreenReader),
                window: Arc::new(StayingWindow),
                links,
                clipboard: Arc::new(PageClipboard),
                network: Arc::new(NoNetwork),
                trusted_key: key,
            },
            host: host.into(),
        })
    }
}

/// An app cannot be wired to its portal.
#[derive(Debug, thiserror::Error)]
pub enum WiringError {
    #[error(transparent)]
    Address(#[from] AddressError),
    #[error(transparent)]
    Tls(#[from] UnusableTlsError),
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use multiportal::device::SecretStore;
    use multiportal::device::conformance::secret_store::Device;
    use tempfile::TempDir;

    use super::Store;
    use crate::secrets::{PhoneSecrets, SharedBehavior};

    /// A phone of a preview with a folder: each start reads what the one before wrote.
    struct Kept(TempDir);

    impl Device for Kept {
        fn open(&self) -> Arc<dyn SecretStore> {
            Arc::new(PhoneSecrets::of("1", &Store::in_folder(self.0.path()).unwrap(), SharedBehavior::default()))
        }
    }

    mod in_a_folder {
        use super::{Kept, TempDir};

        multiportal::secret_store_suite!(Kept(TempDir::new().unwrap()));
    }

    /// A phone of a preview without one: its app is killed and started within the same preview.
    struct InMemory(Store);

    impl Device for InMemory {
        fn open(&self) -> Arc<dyn SecretStore> {
            Arc::new(PhoneSecrets::of("1", &self.0, SharedBehavior::default()))
        }
    }

    mod in_memory {
        use super::{InMemory, Store};

        multiportal::secret_store_suite!(InMemory(Store::in_memory().unwrap()));
    }
}
