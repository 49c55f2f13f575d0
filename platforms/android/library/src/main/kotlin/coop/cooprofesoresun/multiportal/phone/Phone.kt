package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.view.accessibility.AccessibilityManager

/**
 * Everything that the app's Rust calls, and nothing else: the class is found by its name through JNI, so
 * platforms/android/keep.pro keeps it, and src/platform/android names the same signatures. No call throws.
 */
object Phone {
    /** See [CodeRequest.open]. */
    @JvmStatic
    fun requestToken(context: Context): String? = CodeRequest.open(context)

    /** See [CodeInbox.await]. Blocks its thread: never the one that draws. */
    @JvmStatic
    fun awaitMessage(context: Context, millis: Long): String? = CodeInbox.of(context).await(millis)

    /** See [CodeInbox.stopWaiting]. */
    @JvmStatic
    fun stopWaiting(context: Context) = CodeInbox.of(context).stopWaiting()

    /** See [CodeInbox.erase]. */
    @JvmStatic
    fun forgetMessage(context: Context) = CodeInbox.of(context).erase()

    /** See [Haptic.tick]. */
    @JvmStatic
    fun tick(context: Context) = Haptic.tick(context)

    /** True while a screen reader explores by touch (TalkBack and its kin). */
    @JvmStatic
    fun screenReaderRuns(context: Context): Boolean =
        context.getSystemService(AccessibilityManager::class.java)?.isTouchExplorationEnabled == true
}
