package coop.cooprofesoresun.multiportal.phone

import android.app.Application
import android.hardware.biometrics.BiometricPrompt
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.util.Base64
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.annotation.Config
import java.security.InvalidAlgorithmParameterException
import java.security.KeyFactory
import java.security.ProviderException
import java.security.Signature
import java.security.UnrecoverableKeyException
import java.security.spec.X509EncodedKeySpec

@RunWith(RobolectricTestRunner::class)
class TrustedKeyTest {
    @get:Rule
    val keyStore = FakeKeyStore()

    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val asked = mutableListOf<Unlock>()
    private var end: String? = null
    private val key = TrustedKey(app) { _, unlock, _, _ ->
        asked += unlock
        end
    }

    private fun enroll(biometrics: Boolean, screenLock: Boolean = biometrics) = Enrollment.set(app, biometrics, screenLock)

    private fun sign() = key.sign(TEXT, "title", "cancel")

    private fun spec() = FakeKeyStore.specs.last() as KeyGenParameterSpec

    private fun decoded(answer: String): ByteArray {
        assertTrue(answer, answer.startsWith("ok:"))
        return Base64.decode(answer.removePrefix("ok:"), Base64.NO_WRAP)
    }

    @Test
    @Config(sdk = [26])
    fun `before Android 9 there is no key`() {
        assertEquals("unavailable", key.availability())
        assertEquals("unavailable", key.create())
        assertEquals("invalidated", sign())
    }

    @Test
    @Config(sdk = [34])
    fun `fingerprints come before the screen lock`() {
        enroll(biometrics = false, screenLock = false)
        assertEquals("not-enrolled", key.availability())
        assertEquals("not-enrolled", key.create())
        enroll(biometrics = false, screenLock = true)
        assertEquals("screen-lock", key.availability())
        enroll(biometrics = true)
        assertEquals("biometrics", key.availability())
    }

    @Test
    @Config(sdk = [34])
    fun `a signature verifies under the key that was made`() {
        enroll(biometrics = true)
        val public = KeyFactory.getInstance("EC").generatePublic(X509EncodedKeySpec(decoded(key.create())))
        val signed = decoded(sign())
        val verifies = Signature.getInstance("SHA256withECDSA").run {
            initVerify(public)
            update(TEXT.toByteArray())
            verify(signed)
        }
        assertTrue(verifies)
        assertEquals(listOf(Unlock.BIOMETRICS), asked)
    }

    @Test
    @Config(sdk = [34])
    fun `each use of a key needs a separate consent`() {
        enroll(biometrics = true)
        key.create()
        assertEquals(KeyProperties.PURPOSE_SIGN, spec().purposes)
        assertArrayEquals(arrayOf(KeyProperties.DIGEST_SHA256), spec().digests)
        assertTrue(spec().isUserAuthenticationRequired)
        assertEquals(0, spec().userAuthenticationValidityDurationSeconds)
        assertEquals(KeyProperties.AUTH_BIOMETRIC_STRONG, spec().userAuthenticationType)
        assertTrue(spec().isInvalidatedByBiometricEnrollment)
        enroll(biometrics = false, screenLock = true)
        key.create()
        assertEquals(KeyProperties.AUTH_DEVICE_CREDENTIAL, spec().userAuthenticationType)
        sign()
        assertEquals(listOf(Unlock.SCREEN_LOCK), asked)
    }

    @Test
    @Config(sdk = [34])
    fun `a new key replaces the one before`() {
        enroll(biometrics = true)
        val first = key.create()
        enroll(biometrics = false, screenLock = true)
        assertTrue(first != key.create())
        assertEquals(setOf(TrustedKey.alias(Unlock.SCREEN_LOCK)), FakeKeyStore.keys.keys)
        key.delete()
        assertTrue(FakeKeyStore.keys.isEmpty())
        assertEquals("invalidated", sign())
    }

    @Test
    @Config(sdk = [34])
    fun `a prompt that ends without consent signs nothing`() {
        enroll(biometrics = true)
        key.create()
        for (answer in listOf("cancelled", "locked-out", "unavailable")) {
            end = answer
            assertEquals(answer, sign())
        }
        end = null
        decoded(sign())
    }

    @Test
    @Config(sdk = [34])
    fun `a key that a new finger ended is deleted`() {
        for (ended in listOf(KeyPermanentlyInvalidatedException(), UnrecoverableKeyException())) {
            enroll(biometrics = true)
            key.create()
            FakeKeyStore.failure = ended
            assertEquals("invalidated", sign())
            FakeKeyStore.failure = null
            assertTrue(FakeKeyStore.keys.isEmpty())
        }
    }

    @Test
    @Config(sdk = [34])
    fun `a failing key store does not forget the key`() {
        enroll(biometrics = true)
        key.create()
        FakeKeyStore.failure = ProviderException()
        assertEquals("unavailable", sign())
        FakeKeyStore.failure = null
        decoded(sign())
    }

    @Test
    @Config(sdk = [34])
    fun `hardware that makes no key says why`() {
        enroll(biometrics = true)
        FakeKeyStore.generation = InvalidAlgorithmParameterException("nothing is enrolled")
        assertEquals("not-enrolled", key.create())
        FakeKeyStore.generation = ProviderException()
        assertEquals("unavailable", key.create())
    }

    @Test
    @Config(sdk = [34])
    fun `every end of the system's prompt has an answer`() {
        assertEquals("cancelled", SystemPrompt.meaning(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED))
        assertEquals("cancelled", SystemPrompt.meaning(BiometricPrompt.BIOMETRIC_ERROR_CANCELED))
        assertEquals("locked-out", SystemPrompt.meaning(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT))
        assertEquals("locked-out", SystemPrompt.meaning(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT))
        assertEquals("unavailable", SystemPrompt.meaning(BiometricPrompt.BIOMETRIC_ERROR_HW_UNAVAILABLE))
    }

    @Test
    fun `without a window there is no prompt`() {
        val signature = Signature.getInstance("SHA256withECDSA")
        assertEquals("unavailable", SystemPrompt(app).ask(signature, Unlock.BIOMETRICS, "title", "cancel"))
    }

    private companion object {
        const val TEXT = "multiportal-phone-v1\nlog_in\nportal.example\nphone\nchallenge"
    }
}
