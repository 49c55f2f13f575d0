package coop.cooprofesoresun.multiportal.run

import android.content.Intent
import android.net.Uri
import coop.cooprofesoresun.multiportal.phone.CodeInbox
import coop.cooprofesoresun.multiportal.phone.CodeReceiver
import coop.cooprofesoresun.multiportal.phone.DeliveredText
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The recovery of the username, with the text message handed over by Android. */
@RunWith(RobolectricTestRunner::class)
class UsernameRecoveryTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `only the delivered text fills the code`(): Unit = Portal().use { portal ->
        App().use { app ->
            val member = Member(app)
            member.comesToTheUsernamesCode(portal.member)
            val text = portal.nextText(app)

            app.application.sendBroadcast(forged(app, text))
            app.runUntil("the broadcast was received") { app.isIdle }
            assertFalse("no text is kept", CodeInbox.of(app.application).await(0))
            assertTrue("no digit is entered", app.page("entered()") == 0)
            app.picture("code")

            assertTrue("Android takes the text for the app's", TokenSmsManager.arrives(app.application, text))
            member.isOn("sent-title")
            app.picture("sent")
            member.taps("common-log-in")
            member.isOn("username-title")
        }
    }

    /** What another app would send if the receiver were exported: a text in the right form, and a name that it cannot know. */
    private fun forged(app: App, text: String): Intent {
        val intent = Intent(CodeReceiver.DELIVERED, Uri.fromParts("multiportal", "0".repeat(32), null))
            .setClass(app.application, CodeReceiver::class.java)
        return DeliveredText.fillIn(intent, DeliveredText.pdu(text))
    }
}
