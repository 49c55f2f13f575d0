//! The secret store: the app's preferences, encrypted with an AES-GCM key that stays in the `AndroidKeyStore`.
//!
//! Excluded from backups (`platforms/android/AndroidManifest.xml`), and deleted with the app.

use std::collections::HashMap;

use android_native_keyring_store::Store;
use keyring_core::{Result, set_default_store};

use super::jvm;

/// Names the key and the preferences file, `keyring-multiportal`, which `LostKey.kt` has too. Must not change: members' phones
/// have it.
const NAME: &str = "multiportal";

/// Makes the phone's store the one that `keyring_core::Entry` uses.
///
/// # Errors
/// The store cannot be opened. No entry is read.
pub fn open() -> Result<()> {
    if jvm::ask("forgetLostKey", &[]) == Some(true) {
        tracing::warn!("the secret store had lost its key: it starts empty");
    }
    let store = Store::new_with_configuration(&HashMap::from([("name", NAME)]))?;
    set_default_store(store);
    Ok(())
}
