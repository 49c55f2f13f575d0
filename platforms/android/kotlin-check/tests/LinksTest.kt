package coop.cooprofesoresun.multiportal.phone

import android.app.Application
import android.content.Intent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class LinksTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()

    private fun started(uri: String): Intent? {
        assertTrue(Phone.openLink(app, uri))
        return shadowOf(app).nextStartedActivity
    }

    @Test
    fun `a number is dialled and not called`() {
        val dial = started("tel:+576013165000")
        assertEquals(Intent.ACTION_DIAL, dial?.action)
        assertEquals("tel:+576013165000", dial?.dataString)
    }

    @Test
    fun `a message to write carries its text in both ways`() {
        val text = started("sms:3001234567?body=Cambi%C3%A9%20de%20celular")
        assertEquals(Intent.ACTION_SENDTO, text?.action)
        assertEquals("sms:3001234567?body=Cambi%C3%A9%20de%20celular", text?.dataString)
        assertEquals("Cambié de celular", text?.getStringExtra("sms_body"))
    }

    @Test
    fun `a mail and a web page open in their apps`() {
        assertEquals(Intent.ACTION_SENDTO, started("mailto:a@b.co?subject=x&body=y")?.action)
        val web = started("https://coop.example/registro")
        assertEquals(Intent.ACTION_VIEW, web?.action)
        assertEquals(setOf(Intent.CATEGORY_BROWSABLE), web?.categories)
    }

    @Test
    fun `a link that no app opens answers false`() {
        shadowOf(app).checkActivities(true)
        for (uri in listOf("tel:123", "mailto:a@b.co", "sms:123", "https://coop.example")) {
            assertFalse(uri, Phone.openLink(app, uri))
        }
    }

    @Test
    fun `another scheme starts nothing`() {
        for (uri in listOf("", "http://coop.example", "file:///data", "intent:#Intent;end", "javascript:alert(1)")) {
            assertFalse(uri, Phone.openLink(app, uri))
        }
        assertNull(shadowOf(app).nextStartedActivity)
    }
}
