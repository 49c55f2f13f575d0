package coop.cooprofesoresun.multiportal.run

import android.content.ClipData
import android.content.ClipboardManager
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertEquals
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** What the phone changes in the middle of a code, a text message that cannot be read, and what was copied. */
@RunWith(RobolectricTestRunner::class)
class ChangesTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `code outlives each change of the phone and is pasted`(): Unit = Portal().use { portal ->
        App().use { app ->
            val member = Member(app)
            member.comesToTheUsernamesCode(portal.member)
            val text = portal.nextText(app)
            val code = Portal.codeIn(text)
            member.enters(code.take(KEPT))
            app.pageUntil("digits are entered", "entered() === given[0]", KEPT)
            val window = app.activity

            changes(app, "a rotation") { RuntimeEnvironment.setQualifiers("+land") }
            app.pageUntil("the page is on its side", "innerWidth > innerHeight")
            changes(app, "upright again") { RuntimeEnvironment.setQualifiers("+port") }
            app.pageUntil("the page is upright", "innerWidth < innerHeight")
            changes(app, "dark mode") { RuntimeEnvironment.setQualifiers("+night") }
            app.pageUntil("the page is dark", "matchMedia('(prefers-color-scheme: dark)').matches")
            app.picture("code-dark")
            changes(app, "large text") { RuntimeEnvironment.setFontScale(LARGE_TEXT) }
            assertEquals((LARGE_TEXT * 100).toInt(), app.webView.settings.textZoom)
            changes(app, "another language") { RuntimeEnvironment.setQualifiers("+en-rUS") }
            assertSame("one window for all changes", window, app.activity)

            // With the token, so that it comes to the app; a gateway took the sign before the host away.
            assertTrue(TokenSmsManager.arrives(app.application, text.replace("@", "")))
            member.sees("code-refused-below")
            pastes(app, member, code)
            member.isOn("sent-title")
        }
    }

    /** Android tells the window of a change; the code's digits stay. */
    private fun changes(app: App, what: String, change: () -> Unit) {
        change()
        app.isReconfigured()
        app.pageUntil("the digits stay after $what", "title() === plain(given[0]) && entered() === given[1]", Words("es-CO").say("code-title"), KEPT)
    }

    private fun pastes(app: App, member: Member, code: String) {
        val clipboard = app.application.getSystemService(ClipboardManager::class.java)
        member.taps("code-paste")
        member.sees("code-clipboard-empty")
        clipboard.setPrimaryClip(ClipData.newPlainText("", code))
        member.taps("code-paste")
    }

    private companion object {
        const val KEPT = 3
        const val LARGE_TEXT = 1.3f
    }
}
