package coop.cooprofesoresun.multiportal.phone

import android.os.Build.VERSION_CODES
import android.view.MotionEvent
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

@RunWith(RobolectricTestRunner::class)
class ObscuredTouchesTest {
    private val told = mutableListOf<Boolean>()

    private fun on(sdk: Int) = ObscuredTouches(sdk) { told += it }

    private fun touch(flags: Int): MotionEvent {
        val places = arrayOf(MotionEvent.PointerCoords().apply { x = 1f; y = 1f })
        val fingers = arrayOf(MotionEvent.PointerProperties().apply { id = 0 })
        return MotionEvent.obtain(0, 0, MotionEvent.ACTION_DOWN, 1, fingers, places, 0, 0, 1f, 1f, 0, 0, 0, flags)
    }

    private fun free() = touch(flags = 0)

    private fun covered() = touch(MotionEvent.FLAG_WINDOW_IS_OBSCURED)

    private fun besideAnother() = touch(MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)

    @Test
    fun `a touch on a free window goes through`() {
        assertTrue(on(VERSION_CODES.UPSIDE_DOWN_CAKE).allows(free()))
        assertEquals(emptyList<Boolean>(), told)
    }

    @Test
    fun `a covered touch is dropped on every version`() {
        for (sdk in listOf(VERSION_CODES.O, VERSION_CODES.R, VERSION_CODES.S, VERSION_CODES.UPSIDE_DOWN_CAKE)) {
            assertFalse("$sdk", on(sdk).allows(covered()))
        }
    }

    @Test
    fun `from Android 12 a toast elsewhere drops no touch`() {
        for (sdk in listOf(VERSION_CODES.S, VERSION_CODES.UPSIDE_DOWN_CAKE)) {
            assertTrue("$sdk", on(sdk).allows(besideAnother()))
        }
    }

    @Test
    fun `a window elsewhere drops touches on Android 10 and 11`() {
        for (sdk in listOf(VERSION_CODES.Q, VERSION_CODES.R)) assertFalse("$sdk", on(sdk).allows(besideAnother()))
        // Android 8 and 9 do not report it.
        assertTrue(on(VERSION_CODES.O).allows(besideAnother()))
    }

    @Test
    fun `the page learns of each change of dropping once`() {
        val touches = on(VERSION_CODES.R)
        for (event in listOf(covered(), besideAnother(), covered(), free(), free())) touches.allows(event)
        assertEquals(listOf(true, false), told)
    }
}
