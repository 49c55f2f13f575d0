package coop.cooprofesoresun.multiportal.phone

import android.app.Activity
import android.content.Context

/**
 * The functions that the app's Rust calls. JNI finds the class and its methods by name: platforms/android/keep.pro keeps the
 * names, and src/platform/android has the same signatures. No call throws.
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

    /** Puts the app into the background, as Back does on the first page. */
    @JvmStatic
    fun leave(context: Context) {
        (context as? Activity)?.run { runOnUiThread { moveTaskToBack(true) } }
    }

    /** See [Moment.bootCount]. */
    @JvmStatic
    fun bootCount(context: Context): Int = Moment.bootCount(context)

    /** See [Links.open]. */
    @JvmStatic
    fun openLink(context: Context, uri: String): Boolean = Links.open(context, uri)

    /** See [Clipboard.read]. */
    @JvmStatic
    fun readClipboard(context: Context, limit: Int): String? = Clipboard.read(context, limit)

    /** See [Clipboard.write]. */
    @JvmStatic
    fun writeClipboard(context: Context, text: String): Boolean = Clipboard.write(context, text)

    /** See [Network.hasProxy]. */
    @JvmStatic
    fun hasProxy(context: Context): Boolean = Network.hasProxy(context)

    /** See [Model.name]. */
    @JvmStatic
    @Suppress("UNUSED_PARAMETER")
    fun model(context: Context): String? = Model.name()

    /** See [TrustedKey.availability]. */
    @JvmStatic
    fun trustedKeyAvailability(context: Context): String = trustedKey(context).availability()

    /** See [TrustedKey.create]. */
    @JvmStatic
    fun createTrustedKey(context: Context): String = trustedKey(context).create()

    /** See [TrustedKey.sign]. Blocks its thread until the prompt is closed: never the one that draws. */
    @JvmStatic
    fun signWithTrustedKey(context: Context, text: String, title: String, cancel: String): String =
        trustedKey(context).sign(text, title, cancel)

    /** See [TrustedKey.delete]. */
    @JvmStatic
    fun deleteTrustedKey(context: Context) = trustedKey(context).delete()

    private fun trustedKey(context: Context) = TrustedKey(context, SystemPrompt(context))
}
