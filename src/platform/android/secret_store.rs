//! The secret store: an AES-GCM key that stays in the `AndroidKeyStore`, and what it seals in the app's preferences.
//!
//! Nothing of it is in a backup (`platforms/android/AndroidManifest.xml`), and all of it goes with the app.

use std::collections::HashMap;

use android_native_keyring_store::Store;
use keyring_core::{Result, set_default_store};

use super::jvm;

/// Names the key and the preferences file: `keyring-multiportal`, as `LostKey.kt` has it. Not to be changed: members' phones
/// have it.
const NAME: &str = "multiportal";

/// Makes the phone's store the one that `keyring_core::Entry` uses.
///
/// # Errors
/// What the store says of itself; no entry is looked at.
pub fn open() -> Result<()> {
    if jvm::ask("forgetLostKey", &[]) == Some(true) {
        tracing::warn!("the secret store's key was lost: it begins anew");
    }
    let store = Store::new_with_configuration(&HashMap::from([("name", NAME)]))?;
    set_default_store(store);
    Ok(())
}
