package coop.cooprofesoresun.multiportal.phone

import android.os.Build
import android.view.MotionEvent

/**
 * Drops touches that go through another app's window: an overlay could show one keypad and press another (tapjacking,
 * MASVS-PLATFORM-3). Calls [tell] with true at the first dropped touch of a row, and with false at the next one that is not.
 *
 * Before Android 12 a window beside the touched point counts too, if Android reports it (10 and 11). From Android 12 on the
 * system hides other apps' overlays, and windows beside the point are the system's own: a toast, or the notice of a paste.
 */
class ObscuredTouches(private val sdk: Int = Build.VERSION.SDK_INT, private val tell: (Boolean) -> Unit) {
    private var dropping = false

    /** Returns false if [event] must be dropped. */
    fun allows(event: MotionEvent): Boolean {
        val beside =
            if (sdk in Build.VERSION_CODES.Q..Build.VERSION_CODES.R) MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED else 0
        val covered = event.flags and (MotionEvent.FLAG_WINDOW_IS_OBSCURED or beside) != 0
        if (covered != dropping) {
            dropping = covered
            tell(covered)
        }
        return !covered
    }
}
