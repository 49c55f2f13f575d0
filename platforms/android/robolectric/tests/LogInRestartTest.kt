package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** A log-in on a phone that kills the app at the PIN and in the session. */
class LogInRestartTest {
    @Test
    fun `log-in goes on after the process was killed`() = AppProcess.runEach(LogInParts::class.java, "toThePin", "toTheSession", "inTheSession")
}

@RunWith(RobolectricTestRunner::class)
internal class LogInParts {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun toThePin(): Unit = AppProcess.part { app, member, portal ->
        member.comesToThePin(portal.member)
        member.enters(portal.member.getString("pin").take(1))
        member.hasEntered(1)
        AppProcess.isKilled(app, portal)
    }

    @Test
    fun toTheSession(): Unit = AppProcess.part { app, member, portal ->
        member.isOn("pin-title")
        // No digit of a PIN is kept.
        member.hasEntered(0)
        member.enters(portal.member.getString("pin"))
        member.isInTheSession(portal.member)
        AppProcess.isKilled(app, portal)
    }

    @Test
    fun inTheSession(): Unit = AppProcess.part { _, member, portal ->
        member.isInTheSession(portal.member)
        member.taps("session-log-out")
        member.sees("home-logged-out")
    }
}
