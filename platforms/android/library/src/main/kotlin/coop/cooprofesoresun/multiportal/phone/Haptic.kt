package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.os.Build
import android.os.VibrationEffect
import android.os.Vibrator

/** Haptic feedback. Every key has the same effect, so that it does not reveal the digit. */
internal object Haptic {
    /** A key was taken. src/platform/haptics.rs has the same numbers. */
    const val KEY = 0

    /** Something was refused. */
    const val REFUSED = 1

    /** Something is done. */
    const val DONE = 2

    /** In milliseconds, where Android has no predefined effects (before Android 10). */
    private const val KEY_MILLIS = 12L
    private const val DONE_MILLIS = 30L

    /** In milliseconds, off and on in turn. */
    private val REFUSED_MILLIS = longArrayOf(0, 20, 60, 20)
    private const val NO_REPEAT = -1

    /** Plays the effect of [kind]. Does nothing without a vibrator and for an unknown kind. */
    fun vibrate(context: Context, kind: Int) {
        val vibrator = context.getSystemService(Vibrator::class.java) ?: return
        if (!vibrator.hasVibrator()) return
        effect(kind)?.let(vibrator::vibrate)
    }

    /** Returns the effect of [kind] on this version of Android. */
    fun effect(kind: Int): VibrationEffect? =
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q) {
            when (kind) {
                KEY -> VibrationEffect.createPredefined(VibrationEffect.EFFECT_CLICK)
                REFUSED -> VibrationEffect.createPredefined(VibrationEffect.EFFECT_DOUBLE_CLICK)
                DONE -> VibrationEffect.createPredefined(VibrationEffect.EFFECT_HEAVY_CLICK)
                else -> null
            }
        } else {
            when (kind) {
                KEY -> VibrationEffect.createOneShot(KEY_MILLIS, VibrationEffect.DEFAULT_AMPLITUDE)
                REFUSED -> VibrationEffect.createWaveform(REFUSED_MILLIS, NO_REPEAT)
                DONE -> VibrationEffect.createOneShot(DONE_MILLIS, VibrationEffect.DEFAULT_AMPLITUDE)
                else -> null
            }
        }
}
