package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.os.Build
import android.os.VibrationEffect
import android.os.Vibrator

/** One short tick, the same for every key: what is felt tells nothing about what was typed. */
internal object Haptic {
    /** Milliseconds, on phones that know no click of their own (before Android 10). */
    private const val TICK_MILLIS = 12L

    fun tick(context: Context) {
        val vibrator = context.getSystemService(Vibrator::class.java) ?: return
        if (!vibrator.hasVibrator()) return
        vibrator.vibrate(
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
                VibrationEffect.createPredefined(VibrationEffect.EFFECT_CLICK)
            } else {
                VibrationEffect.createOneShot(TICK_MILLIS, VibrationEffect.DEFAULT_AMPLITUDE)
            },
        )
    }
}
