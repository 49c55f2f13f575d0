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
            for (next in listOf("new-pin-again-title", "changed-title")) {
                member.isOn(if (next == "changed-title") "new-pin-again-title" else "new-pin-title")
                member.enters(NEW_PIN)
                member.isOn(next)
            }
            app.picture("changed")
            member.taps("common-log-in")
            member.isOn("username-title")
            // The username is known from the recovery.
            member.taps("common-continue")
            member.isOn("pin-title")
            member.enters(NEW_PIN)
            member.isInTheSession(portal.member)
        }
    }

    /** A gateway's own words before the text, and spaces for its line ends. */
    private fun touched(text: String) = "Msj de CoopUN: " + text.replace("\n", "  ")

    private companion object {
        /** As in tests/support/src/fixtures.rs. */
        const val NEW_PIN = "2758"
    }
}
