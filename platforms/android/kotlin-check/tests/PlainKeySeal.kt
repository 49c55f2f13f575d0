package coop.cooprofesoresun.multiportal.phone

import java.security.GeneralSecurityException
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** The double of [KeystoreSeal]: real AES-GCM, with a key in memory that can be lost or locked. */
internal class PlainKeySeal : Seal {
    /** True when the key store refuses its key. */
    var locked = false

    private var key: SecretKey? = null

    override fun close(plain: ByteArray, bound: ByteArray): ByteArray {
        if (locked) throw GeneralSecurityException("locked")
        val key = key ?: KeyGenerator.getInstance("AES").apply { init(256) }.generateKey().also { key = it }
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.ENCRYPT_MODE, key)
        cipher.updateAAD(bound)
        return cipher.iv + cipher.doFinal(plain)
    }

    override fun open(sealed: ByteArray, bound: ByteArray): ByteArray? {
        val key = key ?: return null
        return try {
            val cipher = Cipher.getInstance("AES/GCM/NoPadding")
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, sealed, 0, 12))
            cipher.updateAAD(bound)
            cipher.doFinal(sealed, 12, sealed.size - 12)
        } catch (altered: AEADBadTagException) {
            null
        }
    }

    override fun forget() {
        key = null
    }
}
