package coop.cooprofesoresun.multiportal.phone

import android.os.Build
import android.view.MotionEvent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class ObscuredTouchesTest {
    private var told = 0
    private val touches = ObscuredTouches { told += 1 }

    private fun touch(flags: Int, at: Long): MotionEvent {
        val places = arrayOf(MotionEvent.PointerCoords().apply { x = 1f; y = 1f })
        val fingers = arrayOf(MotionEvent.PointerProperties().apply { id = 0 })
        return MotionEvent.obtain(0, at, MotionEvent.ACTION_DOWN, 1, fingers, places, 0, 0, 1f, 1f, 0, 0, 0, flags)
    }

    @Test
    fun `a touch on our own window goes through in silence`() {
        assertTrue(touches.allows(touch(flags = 0, at = 0)))
        assertEquals(0, told)
    }

    @Test
    fun `a touch through another window is dropped and the member is told`() {
        assertFalse(touches.allows(touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED, at = 0)))
        assertEquals(1, told)
    }

    @Test
    fun `a touch beside another window is dropped where Android says so`() {
        val allowed = touches.allows(touch(MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED, at = 0))
        assertEquals(Build.VERSION.SDK_INT < Build.VERSION_CODES.Q, allowed)
    }

    @Test
    fun `the member is not told again before the message can have been read`() {
        for (at in listOf(0L, 1L, ObscuredTouches.SILENCE_MILLIS - 1)) {
            touches.allows(touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED, at))
        }
        assertEquals(1, told)
        touches.allows(touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED, ObscuredTouches.SILENCE_MILLIS))
        assertEquals(2, told)
    }
}
