package coop.cooprofesoresun.multiportal.phone

import android.app.Activity
import android.app.Application
import android.os.Build
import android.os.VibrationEffect
import android.os.Vibrator
import android.provider.Settings
import android.view.accessibility.AccessibilityManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import java.util.concurrent.CompletableFuture

@RunWith(RobolectricTestRunner::class)
class PhoneTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val vibrator get() = shadowOf(app.getSystemService(Vibrator::class.java))

    @Test
    fun `a screen reader is one that explores by touch`() {
        val accessibility = app.getSystemService(AccessibilityManager::class.java)
        val reader = ScreenReader(accessibility)
        assertFalse(reader.runs())
        shadowOf(accessibility).setTouchExplorationEnabled(true)
        assertTrue(reader.runs())
    }

    @Test
    fun `a waiting call learns of a screen reader that starts`() {
        val accessibility = app.getSystemService(AccessibilityManager::class.java)
        val reader = ScreenReader(accessibility)
        assertFalse(reader.await(known = false, millis = 0))
        val waiting = CompletableFuture.supplyAsync { reader.await(known = false, millis = FOREVER) }
        shadowOf(accessibility).setTouchExplorationEnabled(true)
        assertTrue(waiting.get())
    }

    @Test
    fun `a phone without accessibility has no screen reader`() = assertFalse(ScreenReader(null).runs())

    @Test
    fun `key, refusal and end feel different`() {
        val effects = listOf(Haptic.KEY, Haptic.REFUSED, Haptic.DONE).map(Haptic::effect)
        val expected = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
            listOf(
                VibrationEffect.createPredefined(VibrationEffect.EFFECT_CLICK),
                VibrationEffect.createPredefined(VibrationEffect.EFFECT_DOUBLE_CLICK),
                VibrationEffect.createPredefined(VibrationEffect.EFFECT_HEAVY_CLICK),
            )
        } else {
            listOf(
                VibrationEffect.createOneShot(12, VibrationEffect.DEFAULT_AMPLITUDE),
                VibrationEffect.createWaveform(longArrayOf(0, 20, 60, 20), -1),
                VibrationEffect.createOneShot(30, VibrationEffect.DEFAULT_AMPLITUDE),
            )
        }
        assertEquals(expected, effects)
        assertEquals(3, effects.toSet().size)
        assertNull(Haptic.effect(3))
    }

    @Test
    fun `a phone that can vibrate does`() {
        vibrator.setHasVibrator(true)
        Phone.vibrate(app, Haptic.KEY)
        assertTrue(vibrator.isVibrating)
    }

    @Test
    fun `a phone that cannot vibrate is left in peace`() {
        vibrator.setHasVibrator(false)
        Phone.vibrate(app, Haptic.KEY)
        assertFalse(vibrator.isVibrating)
    }

    @Test
    fun `the count of starts is the system's`() {
        assertEquals(0, Phone.bootCount(app))
        Settings.Global.putInt(app.contentResolver, Settings.Global.BOOT_COUNT, 41)
        assertEquals(41, Phone.bootCount(app))
    }

    @Test
    fun `leaving puts the window into the background`() {
        val activity = Robolectric.buildActivity(Activity::class.java).create().get()
        Phone.leave(activity)
        assertTrue(shadowOf(activity).isTaskMovedToBack())
        Phone.leave(app)
    }

    private companion object {
        const val FOREVER = 60 * 60 * 1000L
    }
}
