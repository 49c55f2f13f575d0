//! The secret store: the data-protection keychain, for this device alone and while it is unlocked.
//!
//! iOS keeps the keychain when an app is deleted, so a mark that goes with the app tells a first run, which clears it: a
//! phone that changes hands shows nobody's username.

use std::any::Any;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use apple_native_keyring_store::protected::Store;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{CredentialPersistence, Entry, Error, Result, set_default_store};
use objc2_foundation::{NSUserDefaults, ns_string};

/// `kSecAttrAccessibleWhenUnlockedThisDeviceOnly`: in no backup, on no other device, not while the phone is locked.
const POLICY: (&str, &str) = ("access-policy", "when-unlocked-this-device-only");

/// The keychain with [`POLICY`] over every entry, so that `Entry::new` means the same on every platform.
struct ThisDeviceOnly(Arc<Store>);

impl fmt::Debug for ThisDeviceOnly {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ThisDeviceOnly")
    }
}

impl CredentialStoreApi for ThisDeviceOnly {
    fn vendor(&self) -> String {
        self.0.vendor()
    }

    fn id(&self) -> String {
        self.0.id()
    }

    fn build(&self, service: &str, user: &str, modifiers: Option<&HashMap<&str, &str>>) -> Result<Entry> {
        let mut modifiers = modifiers.cloned().unwrap_or_default();
        modifiers.insert(POLICY.0, POLICY.1);
        self.0.build(service, user, Some(&modifiers))
    }

    fn search(&self, spec: &HashMap<&str, &str>) -> Result<Vec<Entry>> {
        self.0.search(spec)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn persistence(&self) -> CredentialPersistence {
        self.0.persistence()
    }
}

/// Makes the keychain the store that `keyring_core::Entry` uses, cleared at a first run.
///
/// # Errors
/// What the keychain says of itself, or of what it could not clear: then it is not used, lest somebody else's secrets show.
pub fn open() -> Result<()> {
    let store = Store::new()?;
    let defaults = NSUserDefaults::standardUserDefaults();
    let mark = ns_string!("first-run-done");
    if !defaults.boolForKey(mark) {
        clear(&store)?;
        defaults.setBool_forKey(true, mark);
    }
    set_default_store(Arc::new(ThisDeviceOnly(store)));
    Ok(())
}

/// Removes what an earlier install of the app left behind; the keychain group is the app's own.
fn clear(store: &Store) -> Result<()> {
    for entry in store.search(&HashMap::new())? {
        match entry.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
