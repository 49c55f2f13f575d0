package coop.cooprofesoresun.multiportal.run

import android.content.Intent
import android.os.VibrationEffect
import android.os.Vibrator
import android.view.MotionEvent
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** From the launcher to Inicio, and through the log-in to the first digit of the PIN. */
@RunWith(RobolectricTestRunner::class)
class LogInTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `member starts the app and comes to the PIN by touch`() = Portal().use {
        App().use { app ->
            val member = Member(app)
            member.isOn("home-title")
            app.picture("home")
            coveredTouchIsDropped(app, member)
            registrationOpensTheBrowser(app, member)
            backAtInicioLeavesTheApp(app, member)
            comeToThePin(app, member)
        }
    }

    private fun coveredTouchIsDropped(app: App, member: Member) {
        app.page("(window.touched = 0, addEventListener('pointerdown', () => window.touched++))")
        member.tapsElement("document.querySelector('h1')", "", MotionEvent.FLAG_WINDOW_IS_OBSCURED)
        member.tapsElement("document.querySelector('h1')", "")
        app.pageUntil("a touch reaches the page", "window.touched > 0")
        assertEquals("only the touch that nothing covered", 1, app.page("window.touched"))
    }

    private fun registrationOpensTheBrowser(app: App, member: Member) {
        member.taps("home-register")
        var opened: Intent? = null
        app.runUntil("another app is asked for") { shadowOf(app.activity).nextStartedActivity.also { opened = it } != null }
        assertEquals(Intent.ACTION_VIEW, opened!!.action)
        assertEquals("https", opened!!.data!!.scheme)
    }

    private fun backAtInicioLeavesTheApp(app: App, member: Member) {
        member.goesBack()
        app.runUntil("the app goes to the background") { shadowOf(app.activity).isTaskMovedToBack }
    }

    private fun comeToThePin(app: App, member: Member) {
        member.taps("home-log-in")
        member.isOn("privacy-title")
        member.goesBack()
        member.isOn("home-title")
        member.taps("home-log-in")
        member.taps("privacy-accept")
        member.isOn("username-title")
        member.writes("username", "mlopez")
        member.taps("common-continue")
        member.isOn("pin-title")
        member.enters("8")
        app.pageUntil("one digit is entered", "entered() === 1")
        val vibrator = shadowOf(app.application.getSystemService(Vibrator::class.java))
        app.runUntil("a key is felt") { vibrator.effectId == VibrationEffect.EFFECT_CLICK }
        app.picture("pin")
        assertFalse(app.activity.isFinishing)
        assertTrue("the step is kept", app.application.getSharedPreferences("keyring-multiportal", 0).all.isNotEmpty())
    }
}
