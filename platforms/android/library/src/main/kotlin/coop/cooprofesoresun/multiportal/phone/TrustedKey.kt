package coop.cooprofesoresun.multiportal.phone

import android.annotation.TargetApi
import android.app.KeyguardManager
import android.content.Context
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.util.Base64
import java.security.GeneralSecurityException
import java.security.InvalidAlgorithmParameterException
import java.security.KeyPairGenerator
import java.security.KeyStore
import java.security.PrivateKey
import java.security.ProviderException
import java.security.PublicKey
import java.security.Signature
import java.security.UnrecoverableKeyException
import java.security.spec.ECGenParameterSpec

/** How the member unlocks the key. */
internal enum class Unlock(val word: String) {
    /** By fingerprint or face; enrolling a new one ends the key. */
    BIOMETRICS("biometrics"),

    /** By the screen lock, if no fingerprint or face is enrolled; removing the screen lock ends the key. */
    SCREEN_LOCK("screen-lock"),
}

/** Asks the member for consent to one signature. */
internal fun interface KeyPrompt {
    /** Blocks until the prompt is closed. Returns null when the member consented, otherwise the answer for Rust. */
    fun ask(signature: Signature, unlock: Unlock, title: String, cancel: String): String?
}

/**
 * The P-256 key of a trusted phone, in the AndroidKeyStore (in StrongBox where the phone has one). Each use needs the member's
 * consent. From Android 9 on; the answers are words that src/platform/trusted_key.rs reads.
 */
internal class TrustedKey(private val context: Context, private val prompt: KeyPrompt) {
    /** `biometrics`, `screen-lock`, `not-enrolled` or `unavailable`. */
    fun availability(): String = when {
        Build.VERSION.SDK_INT < Build.VERSION_CODES.P -> UNAVAILABLE
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.R -> fromAndroid11()
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q -> onAndroid10()
        !context.packageManager.hasSystemFeature(PackageManager.FEATURE_FINGERPRINT) -> UNAVAILABLE
        // Android 9 reports whether a finger is enrolled only when the key is made.
        else -> if (hasScreenLock()) Unlock.BIOMETRICS.word else NOT_ENROLLED
    }

    /** Makes a key that replaces an earlier one: `ok:` and its public half, `not-enrolled` or `unavailable`. */
    fun create(): String {
        val unlock = Unlock.entries.find { it.word == availability() } ?: return availability()
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return UNAVAILABLE
        return try {
            delete()
            OK + base64(generate(unlock).encoded)
        } catch (none: InvalidAlgorithmParameterException) {
            NOT_ENROLLED
        } catch (failing: GeneralSecurityException) {
            UNAVAILABLE
        } catch (failing: ProviderException) {
            UNAVAILABLE
        }
    }

    /** Signs [text] after a prompt: `ok:` and the signature, `cancelled`, `locked-out`, `invalidated` or `unavailable`. */
    fun sign(text: String, title: String, cancel: String): String = try {
        val (unlock, key) = find() ?: return INVALIDATED
        val signature = Signature.getInstance("SHA256withECDSA").apply { initSign(key) }
        prompt.ask(signature, unlock, title, cancel) ?: signature.run {
            update(text.toByteArray())
            OK + base64(sign())
        }
    } catch (invalid: KeyPermanentlyInvalidatedException) {
        delete()
        INVALIDATED
    } catch (unreadable: UnrecoverableKeyException) {
        delete()
        INVALIDATED
    } catch (failing: GeneralSecurityException) {
        UNAVAILABLE
    } catch (failing: ProviderException) {
        UNAVAILABLE
    }

    /** Deletes the key. */
    fun delete() = try {
        keys().run { Unlock.entries.forEach { deleteEntry(alias(it)) } }
    } catch (failing: GeneralSecurityException) {
        // There is no key store to delete from.
    }

    private fun find(): Pair<Unlock, PrivateKey>? = Unlock.entries.firstNotNullOfOrNull { unlock ->
        (keys().getKey(alias(unlock), null) as? PrivateKey)?.let { unlock to it }
    }

    @TargetApi(Build.VERSION_CODES.R)
    private fun fromAndroid11(): String {
        val biometrics = context.getSystemService(BiometricManager::class.java)
            ?.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG)
        return when {
            biometrics == BiometricManager.BIOMETRIC_SUCCESS -> Unlock.BIOMETRICS.word
            hasScreenLock() -> Unlock.SCREEN_LOCK.word
            else -> NOT_ENROLLED
        }
    }

    @TargetApi(Build.VERSION_CODES.Q)
    private fun onAndroid10(): String {
        @Suppress("DEPRECATION") // Android 10 has no other.
        val biometrics = context.getSystemService(BiometricManager::class.java)?.canAuthenticate()
        return when (biometrics) {
            BiometricManager.BIOMETRIC_SUCCESS -> Unlock.BIOMETRICS.word
            BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED -> NOT_ENROLLED
            else -> UNAVAILABLE
        }
    }

    private fun hasScreenLock(): Boolean =
        context.getSystemService(KeyguardManager::class.java)?.isDeviceSecure == true

    @TargetApi(Build.VERSION_CODES.P)
    private fun generate(unlock: Unlock): PublicKey {
        if (context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)) {
            try {
                return generate(unlock, strongBox = true)
            } catch (unfit: ProviderException) {
                // This StrongBox supports no such key; the phone's other hardware does.
            }
        }
        return generate(unlock, strongBox = false)
    }

    @TargetApi(Build.VERSION_CODES.P)
    private fun generate(unlock: Unlock, strongBox: Boolean): PublicKey {
        val spec = KeyGenParameterSpec.Builder(alias(unlock), KeyProperties.PURPOSE_SIGN)
            .setAlgorithmParameterSpec(ECGenParameterSpec("secp256r1"))
            .setDigests(KeyProperties.DIGEST_SHA256)
            // Without a period of validity each use needs its own consent.
            .setUserAuthenticationRequired(true)
            .setInvalidatedByBiometricEnrollment(true)
            .setIsStrongBoxBacked(strongBox)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            spec.setUserAuthenticationParameters(
                0,
                when (unlock) {
                    Unlock.BIOMETRICS -> KeyProperties.AUTH_BIOMETRIC_STRONG
                    Unlock.SCREEN_LOCK -> KeyProperties.AUTH_DEVICE_CREDENTIAL
                },
            )
        }
        val generator = KeyPairGenerator.getInstance(KeyProperties.KEY_ALGORITHM_EC, STORE)
        generator.initialize(spec.build())
        return generator.generateKeyPair().public
    }

    private fun keys(): KeyStore = KeyStore.getInstance(STORE).apply { load(null) }

    internal companion object {
        private const val STORE = "AndroidKeyStore"
        const val OK = "ok:"
        const val NOT_ENROLLED = "not-enrolled"
        const val CANCELLED = "cancelled"
        const val LOCKED_OUT = "locked-out"
        const val INVALIDATED = "invalidated"
        const val UNAVAILABLE = "unavailable"

        /** The name of the key says how it is unlocked. */
        fun alias(unlock: Unlock): String = "multiportal.trusted-${unlock.word}"

        private fun base64(bytes: ByteArray): String = Base64.encodeToString(bytes, Base64.NO_WRAP)
    }
}
