// The base class that wry 0.53 writes into dx's project, without its native calls.
package dev.dioxus.main

import android.webkit.WebView
import androidx.activity.ComponentActivity

/** Holds the WebView and tells the activity when there is one. */
abstract class WryActivity : ComponentActivity() {
    open val handleBackNavigation: Boolean = true

    open fun onWebViewCreate(webView: WebView) = Unit

    fun setWebView(webView: WebView) = onWebViewCreate(webView)
}
