package coop.cooprofesoresun.multiportal.phone

import android.app.Application
import android.os.Build
import android.os.VibrationEffect
import android.os.Vibrator
import android.view.accessibility.AccessibilityManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class PhoneTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val vibrator get() = shadowOf(app.getSystemService(Vibrator::class.java))

    @Test
    fun `a screen reader is one that explores by touch`() {
        val accessibility = shadowOf(app.getSystemService(AccessibilityManager::class.java))
        assertFalse(Phone.screenReaderRuns(app))
        accessibility.setTouchExplorationEnabled(true)
        assertTrue(Phone.screenReaderRuns(app))
    }

    @Test
    fun `a tick is felt where the phone can vibrate`() {
        vibrator.setHasVibrator(true)
        Phone.tick(app)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
            assertEquals(VibrationEffect.EFFECT_CLICK, vibrator.effectId)
        } else {
            assertEquals(12L, vibrator.milliseconds)
        }
    }

    @Test
    fun `a phone that cannot vibrate is left in peace`() {
        vibrator.setHasVibrator(false)
        Phone.tick(app)
        assertFalse(vibrator.isVibrating)
    }

    @Test
    fun `a wait without a message ends with nothing`() = assertNull(Phone.awaitMessage(app, 0))
}
