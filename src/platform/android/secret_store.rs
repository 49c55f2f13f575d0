//! The secret store: an AES-GCM key that stays in the `AndroidKeyStore`, and what it seals in the app's preferences.
//!
//! Nothing of it is in a backup (`platforms/android/AndroidManifest.xml`), and all of it goes with the app.

use std::collections::HashMap;

use android_native_keyring_store::Store;
use keyring_core::set_default_store;

use crate::platform::store_error::store_error;
use crate::port::StoreError;

/// Names the key and the preferences file. Not to be changed: members' phones have it.
const NAME: &str = "multiportal";

/// Makes the phone's store the one that `keyring_core::Entry` uses.
///
/// # Errors
/// [`StoreError`] says how to go on.
pub fn open() -> Result<(), StoreError> {
    let store = Store::new_with_configuration(&HashMap::from([("name", NAME)])).map_err(|error| store_error(&error))?;
    set_default_store(store);
    Ok(())
}
