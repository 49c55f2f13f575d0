package coop.cooprofesoresun.multiportal.phone

import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** What both seals obey: the one on the AndroidKeyStore and its double. */
abstract class SealRules {
    internal abstract val seal: Seal
    private val text = "482913 es tu codigo".encodeToByteArray()
    private val bound = byteArrayOf(1, 2, 3)

    @Test
    fun `what is closed opens to the same`() = assertArrayEquals(text, seal.open(seal.close(text, bound), bound))

    @Test
    fun `the same text is never closed to the same bytes`() =
        assertFalse(seal.close(text, bound).contentEquals(seal.close(text, bound)))

    @Test
    fun `a seal opens only with what it is bound to`() =
        assertNull(seal.open(seal.close(text, bound), byteArrayOf(1, 2, 4)))

    @Test
    fun `one altered bit anywhere leaves nothing`() {
        val sealed = seal.close(text, bound)
        for (place in sealed.indices) {
            val altered = sealed.copyOf().also { it[place] = (it[place].toInt() xor 1).toByte() }
            assertNull("byte $place", seal.open(altered, bound))
        }
    }

    @Test
    fun `a seal without its key fails and the next works`() {
        val sealed = seal.close(text, bound)
        seal.forget()
        assertNull(seal.open(sealed, bound))
        assertArrayEquals(text, seal.open(seal.close(text, bound), bound))
    }
}

@RunWith(RobolectricTestRunner::class)
class KeystoreSealTest : SealRules() {
    @get:Rule
    val keys = FakeKeyStore()

    override val seal = KeystoreSeal()

    @Test
    fun `bytes that are no seal at all open to nothing`() {
        seal.close(byteArrayOf(7), byteArrayOf())
        assertNull(seal.open(byteArrayOf(), byteArrayOf()))
        assertNull(seal.open(ByteArray(12), byteArrayOf()))
    }
}

@RunWith(RobolectricTestRunner::class)
class PlainKeySealTest : SealRules() {
    override val seal = PlainKeySeal()
}
