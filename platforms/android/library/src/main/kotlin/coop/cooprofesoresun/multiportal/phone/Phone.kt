package coop.cooprofesoresun.multiportal.phone

import android.app.Activity
import android.content.Context

/**
 * Everything that the app's Rust calls, and nothing else: the class is found by its name through JNI, so
 * platforms/android/keep.pro keeps it, and src/platform/android names the same signatures. No call throws.
 */
object Phone {
    /** See [CodeRequest.open]. */
    @JvmStatic
    fun requestToken(context: Context): String? = CodeRequest.open(context)

    /** See [CodeInbox.token]. */
    @JvmStatic
    fun newestToken(context: Context): String? = CodeInbox.of(context).token()

    /** See [CodeInbox.await]. Blocks its thread: never the one that draws. */
    @JvmStatic
    fun awaitMessage(context: Context, millis: Long): Boolean = CodeInbox.of(context).await(millis)

    /** See [CodeInbox.take]. */
    @JvmStatic
    fun takeMessage(context: Context): String? = CodeInbox.of(context).take()

    /** See [CodeInbox.erase]. */
    @JvmStatic
    fun forgetMessage(context: Context) = CodeInbox.of(context).erase()

    /** See [LostKey.forget]. */
    @JvmStatic
    @Suppress("UNUSED_PARAMETER")
    fun forgetLostKey(context: Context): Boolean = LostKey.forget()

    /** See [Haptic.vibrate]. */
    @JvmStatic
    fun vibrate(context: Context, kind: Int) = Haptic.vibrate(context, kind)

    /** See [ScreenReader.runs]. */
    @JvmStatic
    fun screenReaderRuns(context: Context): Boolean = ScreenReader.of(context).runs()

    /** See [ScreenReader.await]. Blocks its thread: never the one that draws. */
    @JvmStatic
    fun awaitScreenReader(context: Context, known: Boolean, millis: Long): Boolean =
        ScreenReader.of(context).await(known, millis)

    /** Puts the app into the background, as Back does where there is nothing to go back to. */
    @JvmStatic
    fun leave(context: Context) {
        (context as? Activity)?.run { runOnUiThread { moveTaskToBack(true) } }
    }
}
