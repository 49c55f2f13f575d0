package coop.cooprofesoresun.multiportal.phone

import android.os.Build
import android.view.MotionEvent

/**
 * Lets no touch through while another app's window lies over ours: an overlay could show one keypad and
 * press another (tapjacking, MASVS-PLATFORM-3). From Android 12 on the system hides such windows; before, the
 * member must be told why nothing answers, at most once in [SILENCE_MILLIS].
 */
class ObscuredTouches(private val tell: () -> Unit) {
    private var toldAt: Long? = null

    /** False when [event] must be dropped. */
    fun allows(event: MotionEvent): Boolean {
        val partially =
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED else 0
        if (event.flags and (MotionEvent.FLAG_WINDOW_IS_OBSCURED or partially) == 0) return true
        val last = toldAt
        if (last == null || event.eventTime - last >= SILENCE_MILLIS) {
            toldAt = event.eventTime
            tell()
        }
        return false
    }

    internal companion object {
        /** As long as a message on screen can be read. */
        const val SILENCE_MILLIS = 5_000L
    }
}
