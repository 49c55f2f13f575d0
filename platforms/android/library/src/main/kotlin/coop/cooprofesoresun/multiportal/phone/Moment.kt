package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.os.SystemClock
import android.provider.Settings

/**
 * A point in time that does not depend on the phone's clock: milliseconds since the phone started, and the number of that
 * start. Moments of different starts cannot be compared, and count as far apart.
 */
internal data class Moment(val boot: Int, val millis: Long) {
    /** Returns whether less than [life] milliseconds have passed from this moment to [now]. */
    fun isWithin(life: Long, now: Moment): Boolean =
        boot == now.boot && now.millis >= millis && now.millis - millis < life

    companion object {
        /** The time now, by the clock that includes sleep. */
        fun now(context: Context): Moment = Moment(bootCount(context), SystemClock.elapsedRealtime())

        /** The number of starts of the phone; 0 if it is unknown. */
        fun bootCount(context: Context): Int =
            Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, 0)
    }
}
