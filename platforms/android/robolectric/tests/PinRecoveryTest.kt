package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** The recovery of the PIN, to the session with the new one. */
@RunWith(RobolectricTestRunner::class)
class PinRecoveryTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `text that a gateway touched leads to a new PIN`(): Unit = Portal().use { portal ->
        App().use { app ->
            val member = Member(app)
            member.comesToThePinsCode(portal.member)
            assertTrue(TokenSmsManager.arrives(app.application, touched(portal.nextText(app))))
            member.choosesThePin(NEW_PIN)
            app.picture("changed")
            member.taps("common-log-in")
            // The username is known from the recovery: it is not asked again.
            member.isOn("pin-title")
            member.enters(NEW_PIN)
            member.isInTheSession(portal.member)
        }
    }

    /** A gateway's own words before the text, and spaces for its line ends. */
    private fun touched(text: String) = "Msj de CoopUN: " + text.replace("\n", "  ")
}
