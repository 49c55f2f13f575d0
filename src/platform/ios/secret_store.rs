//! The secret store: the data-protection keychain, for this device only and while it is unlocked.
//!
//! iOS keeps the keychain when an app is deleted. A mark in the app's settings, which are deleted with it, tells a first run,
//! and the first run clears the keychain: the next owner of a phone does not see a username.

use std::any::Any;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, mpsc};

use apple_native_keyring_store::protected::Store;
use dispatch2::DispatchQueue;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{CredentialPersistence, Entry, Error, Result, set_default_store};
use objc2::MainThreadMarker;
use objc2_foundation::{NSString, NSUserDefaults, ns_string};
use objc2_ui_kit::UIApplication;

use super::trusted_key;
use crate::platform::first_run::{FirstRun, Install, Undecided};

/// `kSecAttrAccessibleWhenUnlockedThisDeviceOnly`: in no backup, on no other device, not while the phone is locked.
const POLICY: (&str, &str) = ("access-policy", "when-unlocked-this-device-only");

/// The keychain with [`POLICY`] for every entry, so that `Entry::new` means the same on every platform. Cleared at the first run,
/// before the first entry is made.
struct ThisDeviceOnly {
    keychain: Arc<Store>,
    first_run: FirstRun,
}

impl fmt::Debug for ThisDeviceOnly {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ThisDeviceOnly")
    }
}

impl CredentialStoreApi for ThisDeviceOnly {
    fn vendor(&self) -> String {
        self.keychain.vendor()
    }

    fn id(&self) -> String {
        self.keychain.id()
    }

    fn build(&self, service: &str, user: &str, modifiers: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        self.first_run.decide(&Keychain(&self.keychain)).map_err(|undecided| match undecided {
            Undecided::Unreadable => Error::NoStorageAccess("the phone is locked".into()),
            Undecided::NotCleared(error) => error,
        })?;
        let mut modifiers = modifiers.cloned().unwrap_or_default();
        modifiers.insert(POLICY.0, POLICY.1);
        self.keychain.build(service, user, Some(&modifiers))
    }

    fn search(&self, spec: &HashMap<&str, &str>) -> Result<Vec<Entry>> {
        self.keychain.search(spec)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn persistence(&self) -> CredentialPersistence {
        self.keychain.persistence()
    }
}

/// Makes the keychain the store that `keyring_core::Entry` uses. Reads nothing: iOS may start the app before the first unlock.
///
/// # Errors
/// There is no keychain.
pub fn open() -> Result<()> {
    set_default_store(Arc::new(ThisDeviceOnly { keychain: Store::new()?, first_run: FirstRun::default() }));
    Ok(())
}

/// This install of the app and the keychain, which outlives installs.
struct Keychain<'a>(&'a Store);

impl Keychain<'_> {
    fn mark_name() -> &'static NSString {
        ns_string!("first-run-done")
    }
}

impl Install for Keychain<'_> {
    type Error = Error;

    /// Entries are made on threads that may block, so this waits for the main thread. That thread answers once the app runs.
    fn is_readable(&self) -> bool {
        let (sender, receiver) = mpsc::channel();
        DispatchQueue::main().exec_async(move || {
            let Some(main) = MainThreadMarker::new() else { return };
            // Fails only if the waiting thread is gone.
            let _ = sender.send(UIApplication::sharedApplication(main).isProtectedDataAvailable());
        });
        receiver.recv().unwrap_or_default()
    }

    fn has_run_before(&self) -> bool {
        NSUserDefaults::standardUserDefaults().boolForKey(Self::mark_name())
    }

    /// The keychain group is the app's own.
    fn clear(&self) -> Result<()> {
        for entry in self.0.search(&HashMap::new())? {
            match entry.delete_credential() {
                Ok(()) | Err(Error::NoEntry) => {}
                Err(error) => return Err(error),
            }
        }
        trusted_key::delete();
        Ok(())
    }

    fn mark(&self) {
        NSUserDefaults::standardUserDefaults().setBool_forKey(true, Self::mark_name());
    }
}
