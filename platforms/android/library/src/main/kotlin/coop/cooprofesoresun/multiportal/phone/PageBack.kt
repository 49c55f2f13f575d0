package coop.cooprofesoresun.multiportal.phone

import android.webkit.WebView

/**
 * Hands the phone's Back to the page, which answers whether it did something with it: `multiportalBack()` in
 * platforms/index.html hands it to the screens as a key, which they take for "Regresar".
 */
class PageBack(private val webView: WebView, private val leave: () -> Unit) {
    /** Back was pressed or swiped: the page first, and out of the app only where the page has no way back. */
    fun press() = webView.evaluateJavascript(ASK) { answer -> if (answer != DONE) leave() }

    internal companion object {
        const val ASK = "window.multiportalBack ? window.multiportalBack() : false"
        const val DONE = "true"
    }
}
