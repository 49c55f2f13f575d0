package coop.cooprofesoresun.multiportal.phone

import android.webkit.WebView

/**
 * Passes the phone's Back to the page, which answers whether it used it: `multiportalBack()` in platforms/index.html
 * passes it to the screens as a key, which means "Regresar" there.
 */
class PageBack(private val webView: WebView, private val leave: () -> Unit) {
    /** Passes Back to the page, and leaves the app only if the page did not use it. */
    fun press() = webView.evaluateJavascript(ASK) { answer -> if (answer != DONE) leave() }

    internal companion object {
        const val ASK = "window.multiportalBack ? window.multiportalBack() : false"
        const val DONE = "true"
    }
}
