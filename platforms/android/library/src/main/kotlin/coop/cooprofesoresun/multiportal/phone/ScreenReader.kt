package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.view.accessibility.AccessibilityManager

/** Whether a screen reader explores by touch (such as TalkBack), and when that changes. */
internal class ScreenReader(private val accessibility: AccessibilityManager?) {
    private val lock = Object()

    init {
        accessibility?.addTouchExplorationStateChangeListener {
            synchronized(lock) { lock.notifyAll() }
        }
    }

    /** Whether one runs now. */
    fun runs(): Boolean = accessibility?.isTouchExplorationEnabled == true

    /** Waits while it stays as [known], for [millis] milliseconds at most; returns whether one runs then. */
    fun await(known: Boolean, millis: Long): Boolean = synchronized(lock) {
        val until = System.nanoTime() + millis * NANOS_A_MILLI
        while (runs() == known) {
            val left = (until - System.nanoTime()) / NANOS_A_MILLI
            if (left <= 0) break
            lock.wait(left)
        }
        runs()
    }

    internal companion object {
        private const val NANOS_A_MILLI = 1_000_000L

        @Volatile
        private var only: ScreenReader? = null

        /** The one instance of the app. */
        fun of(context: Context): ScreenReader = only ?: synchronized(this) {
            only ?: ScreenReader(context.applicationContext.getSystemService(AccessibilityManager::class.java))
                .also { only = it }
        }
    }
}
