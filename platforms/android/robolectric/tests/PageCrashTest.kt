package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/** A recovery of the username on a phone where the process of the WebView's page crashes at the code. */
class PageCrashTest {
    @Test
    fun `app starts again at the code after its page crashed`() = AppProcess.runEach(PageCrashParts::class.java, "toTheCrash", "fromTheCode")
}

@RunWith(RobolectricTestRunner::class)
internal class PageCrashParts {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun toTheCrash(): Unit = AppProcess.part { app, member, portal ->
        member.comesToTheUsernamesCode(portal.member)
        app.pageCrashes()
        AppProcess.isKilled(app, portal)
    }

    @Test
    fun fromTheCode(): Unit = AppProcess.part { _, member, portal ->
        member.isOn("code-title")
        member.types(Portal.codeIn(checkNotNull(portal.newestText())))
        member.isOn("sent-title")
    }
}
