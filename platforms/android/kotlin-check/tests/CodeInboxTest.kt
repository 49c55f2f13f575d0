package coop.cooprofesoresun.multiportal.phone

import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.util.concurrent.CompletableFuture

@RunWith(RobolectricTestRunner::class)
class CodeInboxTest {
    @get:Rule
    val folder = TemporaryFolder()

    private var now = Moment(boot = 1, millis = 50_000)
    private val seal = PlainKeySeal()
    private val inbox by lazy { CodeInbox(folder.root, seal) { now } }

    private fun later(millis: Long) {
        now = now.copy(millis = now.millis + millis)
    }

    private fun expectAndDeliver(text: String = TEXT) {
        assertTrue(inbox.expect("a"))
        assertTrue(inbox.deliver("a", text))
    }

    @Test
    fun `a delivered message is read once`() {
        expectAndDeliver()
        assertEquals(TEXT, inbox.take())
        assertNull(inbox.take())
    }

    @Test
    fun `a message for a dead process reaches the next one`() {
        assertTrue(inbox.expect("a"))
        assertTrue(CodeInbox(folder.root, seal) { now }.deliver("a", TEXT))
        assertEquals(TEXT, CodeInbox(folder.root, seal) { now }.take())
    }

    @Test
    fun `a message is kept for exactly five minutes`() {
        expectAndDeliver()
        later(CodeInbox.MESSAGE_LIFE_MILLIS - 1)
        assertEquals(TEXT, inbox.take())
        expectAndDeliver()
        later(CodeInbox.MESSAGE_LIFE_MILLIS)
        assertNull(inbox.take())
    }

    @Test
    fun `an unread message is erased when its time ends`() {
        expectAndDeliver()
        later(CodeInbox.MESSAGE_LIFE_MILLIS - 1)
        inbox.eraseExpired()
        assertTrue(folder.root.resolve("code.sealed").exists())
        later(1)
        inbox.eraseExpired()
        assertFalse(folder.root.resolve("code.sealed").exists())
    }

    @Test
    fun `a restart of the phone ends a message`() {
        expectAndDeliver()
        now = now.copy(boot = 2)
        assertNull(inbox.take())
    }

    @Test
    fun `the same message delivered twice is kept once`() {
        expectAndDeliver()
        assertEquals(TEXT, inbox.take())
        assertFalse(inbox.deliver("a", TEXT))
        assertNull(inbox.take())
    }

    @Test
    fun `a forged delivery without the request's name changes nothing`() {
        assertTrue(inbox.expect("a"))
        assertFalse(inbox.deliver(null, "forged"))
        assertFalse(inbox.deliver("b", "forged"))
        assertNull(inbox.take())
        assertTrue(inbox.deliver("a", TEXT))
        assertEquals(TEXT, inbox.take())
    }

    @Test
    fun `a message for a replaced request is late`() {
        assertTrue(inbox.expect("a"))
        assertTrue(inbox.expect("b"))
        assertFalse(inbox.deliver("a", TEXT))
        assertTrue(inbox.deliver("b", TEXT))
    }

    @Test
    fun `a message that comes after its request's time is late`() {
        assertTrue(inbox.expect("a"))
        later(CodeInbox.REQUEST_LIFE_MILLIS)
        assertFalse(inbox.deliver("a", TEXT))
        assertNull(inbox.take())
    }

    @Test
    fun `a message without a request is not kept`() {
        assertFalse(inbox.deliver("a", TEXT))
        assertNull(inbox.take())
    }

    @Test
    fun `empty and endless messages are refused and the request stays`() {
        assertTrue(inbox.expect("a"))
        assertFalse(inbox.deliver("a", ""))
        assertFalse(inbox.deliver("a", "x".repeat(CodeInbox.LONGEST_TEXT + 1)))
        assertTrue(inbox.deliver("a", TEXT))
    }

    @Test
    fun `no file holds a word of the message`() {
        expectAndDeliver()
        val words = folder.root.listFiles().orEmpty().map { it.readBytes().decodeToString() }
        assertFalse(words.isEmpty())
        assertFalse(words.any { it.contains("482913") })
    }

    @Test
    fun `an altered file gives nothing and harms nothing else`() {
        expectAndDeliver()
        val file = folder.root.resolve("code.sealed")
        file.writeBytes(file.readBytes().also { it[it.size - 1] = (it[it.size - 1] + 1).toByte() })
        assertNull(inbox.take())
        expectAndDeliver()
        assertEquals(TEXT, inbox.take())
    }

    @Test
    fun `a message made younger than it is gives nothing`() {
        expectAndDeliver()
        val file = folder.root.resolve("code.sealed")
        val youngerByOne = file.readBytes().also { it[11] = (it[11] + 1).toByte() }
        later(1_000)
        file.writeBytes(youngerByOne)
        assertNull(inbox.take())
    }

    @Test
    fun `a cut file gives nothing`() {
        expectAndDeliver()
        folder.root.resolve("code.sealed").writeBytes(byteArrayOf(0, 0))
        assertNull(inbox.take())
    }

    @Test
    fun `a lost key costs only the current message`() {
        expectAndDeliver()
        seal.forget()
        assertNull(inbox.take())
        expectAndDeliver()
        assertEquals(TEXT, inbox.take())
    }

    @Test
    fun `a locked key store keeps nothing unencrypted`() {
        seal.locked = true
        assertTrue(inbox.expect("a"))
        assertFalse(inbox.deliver("a", TEXT))
        assertFalse(folder.root.resolve("code.sealed").exists())
    }

    @Test
    fun `a waiting call receives a message stored before`() {
        expectAndDeliver()
        assertTrue(inbox.await(0))
        assertEquals(TEXT, inbox.take())
    }

    @Test
    fun `a waiting call receives a message that arrives`() {
        assertTrue(inbox.expect("a"))
        val waiting = CompletableFuture.supplyAsync { inbox.await(FOREVER) }
        assertTrue(inbox.deliver("a", TEXT))
        assertTrue(waiting.get())
    }

    @Test
    fun `a call that stopped waiting takes nothing`() {
        expectAndDeliver()
        assertTrue(inbox.await(0))
        assertTrue(inbox.await(0))
        assertEquals(TEXT, inbox.take())
        assertFalse(inbox.await(0))
    }

    @Test
    fun `no call waits for an expired message`() {
        expectAndDeliver()
        later(CodeInbox.MESSAGE_LIFE_MILLIS)
        assertFalse(inbox.await(0))
    }

    @Test
    fun `the newest token outlives the process and its message`() {
        assertTrue(inbox.expect("a"))
        assertTrue(inbox.keepToken("FA+9qCX9VSu"))
        assertTrue(inbox.deliver("a", TEXT))
        assertEquals(TEXT, inbox.take())
        assertEquals("FA+9qCX9VSu", CodeInbox(folder.root, seal) { now }.token())
    }

    @Test
    fun `a token goes with its request and with its time`() {
        assertTrue(inbox.expect("a"))
        assertTrue(inbox.keepToken("FA+9qCX9VSu"))
        later(CodeInbox.REQUEST_LIFE_MILLIS)
        assertNull(inbox.token())
        assertTrue(inbox.keepToken("FA+9qCX9VSu"))
        assertTrue(inbox.expect("b"))
        assertNull(inbox.token())
    }

    @Test
    fun `what is forgotten is not kept anywhere`() {
        expectAndDeliver()
        assertTrue(inbox.keepToken("FA+9qCX9VSu"))
        inbox.erase()
        assertEquals(emptyList<String>(), folder.root.list().orEmpty().toList())
    }

    private companion object {
        const val TEXT = "482913 es tu codigo"
        const val FOREVER = 60 * 60 * 1000L
    }
}
