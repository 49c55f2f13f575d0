@file:Suppress("DEPRECATION") // Robolectric has no other way to ask for these yet.

package coop.cooprofesoresun.multiportal.phone

import android.app.AlarmManager
import android.app.Application
import android.content.Intent
import android.net.Uri
import android.os.SystemClock
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowLog
import org.robolectric.shadows.ShadowSystemClock
import org.robolectric.util.ReflectionHelpers
import java.time.Duration

@RunWith(RobolectricTestRunner::class)
class CodeReceiverTest {
    @get:Rule
    val keys = FakeKeyStore()

    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val inbox get() = CodeInbox.of(app)

    @Before
    fun aNewProcess() = ReflectionHelpers.setStaticField(CodeInbox::class.java, "only", null)

    private fun delivery(name: String) =
        Intent(CodeReceiver.DELIVERED, Uri.fromParts("multiportal", name, null))

    private fun receive(intent: Intent) = CodeReceiver().onReceive(app, intent)

    @Test
    fun `a text message in two parts is kept whole`() {
        assertTrue(inbox.expect("a"))
        val parts = arrayOf(DeliveredText.pdu("482913 es tu codigo\n"), DeliveredText.pdu("@portal #482913"))
        receive(DeliveredText.fillIn(delivery("a"), *parts))
        assertEquals("482913 es tu codigo\n@portal #482913", inbox.take())
    }

    @Test
    fun `a message for a dead process reaches the next`() {
        assertTrue(inbox.expect("a"))
        aNewProcess()
        receive(DeliveredText.fillIn(delivery("a"), DeliveredText.pdu("482913")))
        aNewProcess()
        assertEquals("482913", inbox.take())
    }

    @Test
    fun `an intent forged by another app changes nothing`() {
        assertTrue(inbox.expect("a"))
        receive(Intent())
        receive(Intent(CodeReceiver.DELIVERED))
        receive(DeliveredText.fillIn(delivery("b"), DeliveredText.pdu("111111")))
        assertNull(inbox.take())
        receive(DeliveredText.fillIn(delivery("a"), DeliveredText.pdu("482913")))
        assertEquals("482913", inbox.take())
    }

    @Test
    fun `a delivery without a readable message leaves the request open`() {
        assertTrue(inbox.expect("a"))
        receive(delivery("a"))
        receive(DeliveredText.fillIn(delivery("a")))
        receive(DeliveredText.fillIn(delivery("a"), byteArrayOf(9)))
        receive(delivery("a").putExtra("pdus", "none"))
        assertNull(inbox.take())
        receive(DeliveredText.fillIn(delivery("a"), DeliveredText.pdu("482913")))
        assertEquals("482913", inbox.take())
    }

    @Test
    fun `an alarm erases a kept message after five minutes`() {
        assertTrue(inbox.expect("a"))
        receive(DeliveredText.fillIn(delivery("a"), DeliveredText.pdu("482913")))
        val alarm = shadowOf(app.getSystemService(AlarmManager::class.java)).nextScheduledAlarm!!
        assertEquals(SystemClock.elapsedRealtime() + CodeInbox.MESSAGE_LIFE_MILLIS, alarm.triggerAtMs)
        ShadowSystemClock.advanceBy(Duration.ofMillis(CodeInbox.MESSAGE_LIFE_MILLIS))
        receive(shadowOf(alarm.operation!!).savedIntent)
        assertFalse(app.noBackupFilesDir.resolve("code.sealed").exists())
    }

    @Test
    fun `an ignored message sets no alarm`() {
        receive(DeliveredText.fillIn(delivery("a"), DeliveredText.pdu("482913")))
        assertNull(shadowOf(app.getSystemService(AlarmManager::class.java)).nextScheduledAlarm)
    }

    @Test
    fun `the log never has the text of a message`() {
        assertTrue(inbox.expect("a"))
        receive(DeliveredText.fillIn(delivery("b"), DeliveredText.pdu("482913")))
        receive(DeliveredText.fillIn(delivery("a"), DeliveredText.pdu("482913")))
        val lines = ShadowLog.getLogsForTag("multiportal").map { it.msg }
        assertEquals(listOf("text message ignored", "text message kept"), lines)
    }
}
