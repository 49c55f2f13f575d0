package coop.cooprofesoresun.multiportal.phone

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Encrypts bytes so that only this app on this phone can read them. */
internal interface Seal {
    /** Encrypts [plain]; [bound] stays readable, and must be the same when it is decrypted. */
    fun close(plain: ByteArray, bound: ByteArray): ByteArray

    /** Decrypts, or returns null if that is not possible: altered, another key, or the key is lost. */
    fun open(sealed: ByteArray, bound: ByteArray): ByteArray?

    /** Deletes the key; everything encrypted with it is lost. */
    fun forget()
}

/**
 * AES-256-GCM with a key that never leaves the AndroidKeyStore. The key works on a locked phone too: a text message may
 * arrive then.
 */
internal class KeystoreSeal : Seal {
    override fun close(plain: ByteArray, bound: ByteArray): ByteArray {
        val cipher = try {
            encryptingCipher(bound)
        } catch (invalid: GeneralSecurityException) {
            // A key that the system has invalidated is replaced; its data is lost.
            forget()
            encryptingCipher(bound)
        }
        return cipher.iv + cipher.doFinal(plain)
    }

    override fun open(sealed: ByteArray, bound: ByteArray): ByteArray? = try {
        val key = keyStore().getKey(ALIAS, null)
        if (key == null || sealed.size <= IV_BYTES) {
            null
        } else {
            val cipher = Cipher.getInstance(TRANSFORMATION)
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, sealed, 0, IV_BYTES))
            cipher.updateAAD(bound)
            cipher.doFinal(sealed, IV_BYTES, sealed.size - IV_BYTES)
        }
    } catch (lost: GeneralSecurityException) {
        null
    }

    override fun forget() = keyStore().deleteEntry(ALIAS)

    private fun encryptingCipher(bound: ByteArray): Cipher =
        Cipher.getInstance(TRANSFORMATION).apply {
            init(Cipher.ENCRYPT_MODE, key())
            updateAAD(bound)
        }

    private fun key(): SecretKey =
        keyStore().getKey(ALIAS, null) as? SecretKey ?: KeyGenerator
            .getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
            .apply {
                init(
                    KeyGenParameterSpec
                        .Builder(ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                        .setKeySize(KEY_BITS)
                        .build(),
                )
            }.generateKey()

    private fun keyStore(): KeyStore = KeyStore.getInstance(STORE).apply { load(null) }

    private companion object {
        const val STORE = "AndroidKeyStore"
        const val ALIAS = "multiportal.code"
        const val TRANSFORMATION = "AES/GCM/NoPadding"
        const val KEY_BITS = 256

        /** NIST SP 800-38D, 8.2: 96 bits, drawn by the key store for each seal. */
        const val IV_BYTES = 12

        /** NIST SP 800-38D, 5.2.1.2: the longest tag. */
        const val TAG_BITS = 128
    }
}
