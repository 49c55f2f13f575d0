package coop.cooprofesoresun.multiportal.run

import android.content.Intent
import android.net.Uri
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertEquals
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The ways out of the app: each opens the phone's app for it. */
@RunWith(RobolectricTestRunner::class)
class LinksTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `each link asks for the right app with its text`(): Unit = Portal().use { portal ->
        App().use { app ->
            val member = Member(app)
            val (phone, email) = listOf("phone", "email").map(portal.support::getString)
            val number = phone.filter { it.isDigit() || it == '+' }
            member.isOn("home-title")
            member.taps("home-help")

            member.taps("help-call", "phone" to phone)
            assertAsked(app, Intent.ACTION_DIAL, "tel:$number")
            member.taps("help-write", "email" to email)
            assertAsked(app, Intent.ACTION_SENDTO, "mailto:$email")
            member.taps("help-web")
            assertAsked(app, Intent.ACTION_VIEW, portal.support.getString("web"))

            member.taps("code-changed-phone")
            member.taps("changed-phone-mail")
            assertAsked(app, Intent.ACTION_SENDTO, "mailto:$email?subject=")
            member.taps("changed-phone-sms")
            val message = assertAsked(app, Intent.ACTION_SENDTO, "sms:")
            assertEquals(member.words.say("changed-phone-text"), message.getStringExtra("sms_body"))
            member.taps("changed-phone-call")
            assertAsked(app, Intent.ACTION_DIAL, "tel:$number")
        }
    }

    private fun assertAsked(app: App, action: String, address: String): Intent {
        val asked = app.asksAnotherApp()
        assertEquals(action, asked.action)
        assertEquals(address, Uri.decode(asked.dataString).take(address.length))
        return asked
    }
}
