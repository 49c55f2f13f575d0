package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** A recovery on a phone that kills the app at the new PIN. */
class NewPinRestartTest {
    @Test
    fun `new PIN is chosen after the process was killed`() = AppProcess.runEach(NewPinParts::class.java, "toTheNewPin", "fromTheNewPin")
}

@RunWith(RobolectricTestRunner::class)
internal class NewPinParts {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun toTheNewPin(): Unit = AppProcess.part { app, member, portal ->
        member.comesToThePinsCode(portal.member)
        assertTrue(TokenSmsManager.arrives(app.application, portal.nextText(app)))
        member.isOn("new-pin-title")
        member.enters(NEW_PIN.take(1))
        member.hasEntered(1)
        AppProcess.isKilled(app, portal)
    }

    @Test
    fun fromTheNewPin(): Unit = AppProcess.part { _, member, _ ->
        member.isOn("new-pin-title")
        // No digit of a PIN is kept.
        member.hasEntered(0)
        member.choosesThePin(NEW_PIN)
    }
}
