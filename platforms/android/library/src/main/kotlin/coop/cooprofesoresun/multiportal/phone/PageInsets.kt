package coop.cooprofesoresun.multiportal.phone

import android.annotation.SuppressLint
import android.os.Build
import android.view.WindowInsets
import android.webkit.JavascriptInterface
import android.webkit.WebView

/**
 * Tells the page where the system's bars, the cut-outs and the keyboard are, as the CSS variables
 * `--safe-area-inset-top`, `--safe-area-inset-right`, `--safe-area-inset-bottom` and `--safe-area-inset-left`. `env(safe-area-inset-*)` is not
 * reliable in the WebViews of older phones.
 */
class PageInsets(private val webView: WebView) {
    @Volatile
    private var style = ""

    /** Called by the page once when it starts; later changes go to its `multiportalInset(style)`. */
    @JavascriptInterface
    fun style(): String = style

    /** Follows the insets of the WebView from now on. */
    @SuppressLint("JavascriptInterface") // style() above is annotated; the page asks for nothing else.
    fun follow() {
        webView.addJavascriptInterface(this, "multiportalInsets")
        webView.setOnApplyWindowInsetsListener { view, insets ->
            val density = view.resources.displayMetrics.density
            style = css(edges(insets).map { it / density })
            webView.evaluateJavascript("window.multiportalInset && window.multiportalInset('$style')", null)
            insets
        }
        webView.requestApplyInsets()
    }

    internal companion object {
        /** Top, right, bottom and left in pixels of the screen. */
        fun edges(insets: WindowInsets): List<Int> =
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
                val covered = insets.getInsets(
                    WindowInsets.Type.systemBars() or
                        WindowInsets.Type.displayCutout() or
                        WindowInsets.Type.ime(),
                )
                listOf(covered.top, covered.right, covered.bottom, covered.left)
            } else {
                @Suppress("DEPRECATION")
                listOf(
                    insets.systemWindowInsetTop,
                    insets.systemWindowInsetRight,
                    insets.systemWindowInsetBottom,
                    insets.systemWindowInsetLeft,
                )
            }

        /** [edges] in CSS pixels (top, right, bottom, left) as declarations for the root element. */
        fun css(edges: List<Float>): String = listOf("top", "right", "bottom", "left")
            .zip(edges) { side, pixels -> "--safe-area-inset-$side:${"%.1f".format(java.util.Locale.ROOT, pixels)}px" }
            .joinToString(";")
    }
}
