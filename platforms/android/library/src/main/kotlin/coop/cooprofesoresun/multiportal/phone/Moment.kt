package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.os.SystemClock
import android.provider.Settings

/**
 * A point in time that no change of the phone's clock can move: milliseconds since the phone started, and
 * which start that was. Two moments of different starts cannot be compared, and count as far apart.
 */
internal data class Moment(val boot: Int, val millis: Long) {
    /** True while less than [life] milliseconds have passed from this moment to [now]. */
    fun isWithin(life: Long, now: Moment): Boolean =
        boot == now.boot && now.millis >= millis && now.millis - millis < life

    companion object {
        /** Now, by the clock that keeps counting while the phone sleeps. */
        fun now(context: Context): Moment = Moment(
            boot = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, 0),
            millis = SystemClock.elapsedRealtime(),
        )
    }
}
