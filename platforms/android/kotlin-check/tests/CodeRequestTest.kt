@file:Suppress("DEPRECATION") // Robolectric has no other way to ask for these yet.

package coop.cooprofesoresun.multiportal.phone

import android.app.Application
import android.app.PendingIntent
import android.content.ComponentName
import android.os.Build
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class CodeRequestTest {
    @get:Rule
    val folder = TemporaryFolder()

    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val inbox by lazy { CodeInbox(folder.root, PlainKeySeal()) { Moment(1, 1) } }
    private val asked = mutableListOf<PendingIntent>()

    private fun open(answer: () -> String? = { TOKEN }): String? = CodeRequest.open(app, inbox) {
        asked += it
        answer()
    }

    private fun deliveryName() = shadowOf(asked.last()).savedIntent.data!!.schemeSpecificPart

    @Test
    fun `the token of the phone is returned and stored`() {
        assertEquals(TOKEN, open())
        assertEquals(TOKEN, inbox.token())
    }

    @Test
    fun `the delivery comes to the app's receiver once`() {
        open()
        val delivery = shadowOf(asked.single())
        assertTrue(delivery.isBroadcastIntent)
        assertEquals(ComponentName(app, CodeReceiver::class.java), delivery.savedIntent.component)
        assertEquals(PendingIntent.FLAG_ONE_SHOT, delivery.flags and PendingIntent.FLAG_ONE_SHOT)
        assertEquals(0, delivery.flags and PendingIntent.FLAG_IMMUTABLE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            assertEquals(PendingIntent.FLAG_MUTABLE, delivery.flags and PendingIntent.FLAG_MUTABLE)
        }
    }

    @Test
    fun `the delivery names the request that the inbox has opened`() {
        open()
        assertTrue(inbox.deliver(deliveryName(), "482913"))
    }

    @Test
    fun `of two requests the earlier one is late`() {
        open()
        val earlier = deliveryName()
        open()
        assertNotEquals(earlier, deliveryName())
        assertFalse(inbox.deliver(earlier, "111111"))
        assertTrue(inbox.deliver(deliveryName(), "482913"))
    }

    @Test
    fun `a phone that gives no token leaves no request open`() {
        val refusals = listOf<() -> String?>(
            { null },
            { "" },
            { throw SecurityException() },
            { throw UnsupportedOperationException() },
            { throw IllegalStateException() },
        )
        for (refusal in refusals) {
            assertNull(open(refusal))
            assertNull(inbox.token())
            assertFalse(inbox.deliver(deliveryName(), "482913"))
        }
    }

    @Test
    fun `a phone that cannot write asks for no token`() {
        val unwritable = CodeInbox(folder.newFile("no folder"), PlainKeySeal()) { Moment(1, 1) }
        val token = CodeRequest.open(app, unwritable) {
            asked += it
            TOKEN
        }
        assertNull(token)
        assertTrue(asked.isEmpty())
    }

    @Test
    fun `a phone without telephony is no error`() {
        val token = CodeRequest.open(app, inbox)
        assertTrue("a token is absent or has text", token == null || token.isNotEmpty())
    }

    private companion object {
        const val TOKEN = "FA+9qCX9VSu"
    }
}
