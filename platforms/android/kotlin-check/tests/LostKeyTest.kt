package coop.cooprofesoresun.multiportal.phone

import android.security.keystore.KeyPermanentlyInvalidatedException
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.security.InvalidKeyException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.KeyGenerator

@RunWith(RobolectricTestRunner::class)
class LostKeyTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Before
    fun `two keys are there`() {
        for (alias in listOf(LostKey.ALIAS, "another")) {
            FakeKeyStore.keys[alias] = KeyGenerator.getInstance("AES", "SunJCE").generateKey()
        }
    }

    private fun left() = FakeKeyStore.keys.keys.sorted()

    @Test
    fun `only a key that the system invalidated is deleted`() {
        for (lost in listOf(UnrecoverableKeyException(), KeyPermanentlyInvalidatedException())) {
            `two keys are there`()
            FakeKeyStore.failure = lost
            assertTrue(lost.toString(), LostKey.forget())
            assertEquals(listOf("another"), left())
        }
    }

    @Test
    fun `a key store that only fails loses no key`() {
        for (failing in listOf(InvalidKeyException(), ProviderException())) {
            FakeKeyStore.failure = failing
            assertFalse(failing.toString(), LostKey.forget())
            assertEquals(listOf("another", LostKey.ALIAS), left())
        }
    }

    @Test
    fun `a key that works stays`() {
        assertFalse(LostKey.forget())
        assertEquals(listOf("another", LostKey.ALIAS), left())
    }

    @Test
    fun `where there is no key there is none to lose`() {
        FakeKeyStore.keys.clear()
        assertFalse(LostKey.forget())
    }
}
