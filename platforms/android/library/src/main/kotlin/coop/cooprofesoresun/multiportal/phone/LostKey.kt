package coop.cooprofesoresun.multiportal.phone

import android.security.keystore.KeyPermanentlyInvalidatedException
import java.security.GeneralSecurityException
import java.security.KeyStore
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.Cipher

/**
 * The key of the app's secret store, after the system made it unusable: some phones do so in an update. The store
 * fails with such a key; without a key it makes a new one, and the data of the old one is lost.
 */
internal object LostKey {
    /** The key's name: `keyring-` and the name in src/platform/android/secret_store.rs. */
    const val ALIAS = "keyring-multiportal"

    /** Deletes the key if it can no longer be used; returns whether it did. A key store that only fails is asked again. */
    fun forget(alias: String = ALIAS): Boolean = try {
        val keys = KeyStore.getInstance("AndroidKeyStore").apply { load(null) }
        isLost(keys, alias).also { lost -> if (lost) keys.deleteEntry(alias) }
    } catch (failing: GeneralSecurityException) {
        false
    } catch (failing: ProviderException) {
        false
    }

    private fun isLost(keys: KeyStore, alias: String): Boolean = try {
        keys.getKey(alias, null)?.let { Cipher.getInstance("AES/GCM/NoPadding").init(Cipher.ENCRYPT_MODE, it) }
        false
    } catch (unreadable: UnrecoverableKeyException) {
        true
    } catch (invalid: KeyPermanentlyInvalidatedException) {
        true
    }
}
