package coop.cooprofesoresun.multiportal.run

import android.content.Intent
import android.os.VibrationEffect
import android.os.Vibrator
import android.view.MotionEvent
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** From the launcher to Inicio, into the session and out of it. */
@RunWith(RobolectricTestRunner::class)
class LogInTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `member logs in by touch and logs out`(): Unit = Portal().use { portal ->
        App().use { app ->
            val member = Member(app)
            member.isOn("home-title")
            app.picture("home")
            coveredTouchIsDropped(app, member)
            registrationOpensTheBrowser(app, member)
            member.comesToThePin(portal.member)
            app.picture("pin")
            pinIsTapped(app, member, portal.member.getString("pin"))
            member.isInTheSession(portal.member)
            app.picture("session")
            assertTrue("the session is kept", app.application.getSharedPreferences("keyring-multiportal", 0).all.isNotEmpty())
            member.taps("session-log-out")
            member.sees("home-logged-out")
        }
    }

    private fun coveredTouchIsDropped(app: App, member: Member) {
        app.page("(window.touched = 0, addEventListener('pointerdown', () => window.touched++))")
        member.tapsElement("document.querySelector('h1')", "", MotionEvent.FLAG_WINDOW_IS_OBSCURED)
        app.pageUntil("the page says why", "document.getElementById('covered').textContent !== ''")
        member.tapsElement("document.querySelector('h1')", "")
        app.pageUntil("the page says no more", "document.getElementById('covered').textContent === ''")
        assertEquals("only the touch that nothing covered", 1, app.page("window.touched"))
    }

    private fun registrationOpensTheBrowser(app: App, member: Member) {
        member.taps("home-register")
        val asked = app.asksAnotherApp()
        assertEquals(Intent.ACTION_VIEW, asked.action)
        assertEquals("https", asked.data!!.scheme)
    }

    /** The first digit under a toast, which covers another part of the window. */
    private fun pinIsTapped(app: App, member: Member, pin: String) {
        val vibrator = shadowOf(app.application.getSystemService(Vibrator::class.java))
        member.enters(pin.take(1), flags = MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)
        member.hasEntered(1)
        // The effect alone says nothing: a click has the number of none.
        app.runUntil("the phone vibrates") { vibrator.vibrationAttributesFromLastVibration != null }
        assertEquals(VibrationEffect.EFFECT_CLICK, vibrator.effectId)
        member.enters(pin.drop(1), entered = 1)
    }
}
