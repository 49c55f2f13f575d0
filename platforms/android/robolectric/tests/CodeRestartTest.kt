package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** A recovery on a phone that kills the app at the code, before the text message comes. */
class CodeRestartTest {
    @Test
    fun `text for a killed process fills the next one's code`() = AppProcess.runEach(CodeParts::class.java, "toTheCode", "fromTheText")
}

@RunWith(RobolectricTestRunner::class)
internal class CodeParts {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun toTheCode(): Unit = AppProcess.part { app, member, portal ->
        member.comesToTheUsernamesCode(portal.member)
        AppProcess.isKilled(app, portal)
    }

    /** Android starts the process for the text alone, and the member opens the window later. */
    @Test
    fun fromTheText() = Portal(AppProcess.storage.portal).use { portal ->
        val application = RuntimeEnvironment.getApplication()
        AppProcess.storage.restore(application)
        assertTrue(TokenSmsManager.arrives(application, checkNotNull(portal.newestText())))
        App().use { app -> Member(app).isOn("sent-title") }
    }
}
