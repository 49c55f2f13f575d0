package coop.cooprofesoresun.multiportal.phone

import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

class MomentTest {
    private val start = Moment(boot = 3, millis = 1_000)

    @Test
    fun `a moment is within its life until the last millisecond`() {
        assertTrue(start.isWithin(100, Moment(3, 1_099)))
        assertFalse(start.isWithin(100, Moment(3, 1_100)))
    }

    @Test
    fun `a moment before a restart of the phone is over`() {
        assertFalse(start.isWithin(100, Moment(4, 1_001)))
    }

    @Test
    fun `a moment that lies ahead is over`() {
        assertFalse(start.isWithin(100, Moment(3, 999)))
    }
}
