package dev.dioxus.main

import android.content.res.Configuration
import android.os.Build
import android.os.Bundle
import android.view.MotionEvent
import android.view.View
import android.view.WindowManager
import android.webkit.WebView
import androidx.activity.OnBackPressedCallback
import coop.cooprofesoresun.multiportal.phone.ObscuredTouches
import coop.cooprofesoresun.multiportal.phone.PageBack
import coop.cooprofesoresun.multiportal.phone.PageInsets
import coop.cooprofesoresun.multiportal.phone.R
import org.json.JSONObject

typealias BuildConfig = coop.cooprofesoresun.multiportal.BuildConfig

/**
 * The app's one window. dx copies this file into its project unchanged; wry and tao look for this package and base class. It
 * protects the window from screenshots, overlays and recreation, and passes Back and the insets to the page.
 */
class MainActivity : WryActivity() {
    private var page: WebView? = null

    private val touches = ObscuredTouches { covered ->
        // Shown in the page: a toast is a window over the app's, and would obscure the next touch.
        val words = if (covered) getString(R.string.multiportal_covered) else ""
        page?.evaluateJavascript("window.multiportalCovered && window.multiportalCovered(${JSONObject.quote(words)})", null)
    }

    /** wry's own Back walks the WebView's history, which knows nothing of the app's screens. */
    override val handleBackNavigation: Boolean = false

    override fun onCreate(savedInstanceState: Bundle?) {
        // No screenshot, no recording, no picture in the list of recent apps (MASVS-PLATFORM-3).
        window.setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) window.setHideOverlayWindows(true)
        // Every window is drawn edge to edge from Android 15 on; here from Android 11 on, so that there is one way to lay
        // out the page. Before, the system keeps the page clear of its bars.
        @Suppress("DEPRECATION") // Needless from Android 15 on, and the only way before.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) window.setDecorFitsSystemWindows(false)
        // The state that wry saved in an earlier process describes a window that is gone; Rust restores the app's state.
        super.onCreate(null)
    }

    override fun onWebViewCreate(webView: WebView) {
        page = webView
        WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG)
        webView.filterTouchesWhenObscured = true
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            // Only a declared accessibility tool may read the page or press its keys.
            webView.setAccessibilityDataSensitive(View.ACCESSIBILITY_DATA_SENSITIVE_YES)
        }
        webView.settings.apply {
            allowFileAccess = false
            allowContentAccess = false
            setGeolocationEnabled(false)
            javaScriptCanOpenWindowsAutomatically = false
            mediaPlaybackRequiresUserGesture = true
        }
        PageInsets(webView).follow()
        val back = PageBack(webView) { moveTaskToBack(true) }
        onBackPressedDispatcher.addCallback(
            this,
            object : OnBackPressedCallback(true) {
                override fun handleOnBackPressed() = back.press()
            },
        )
    }

    override fun dispatchTouchEvent(event: MotionEvent): Boolean =
        if (touches.allows(event)) super.dispatchTouchEvent(event) else true

    /** The manifest keeps the Activity through such changes; the WebView must be told the size of text. */
    override fun onConfigurationChanged(newConfig: Configuration) {
        super.onConfigurationChanged(newConfig)
        page?.settings?.textZoom = (newConfig.fontScale * FULL_SIZE_PERCENT).toInt()
    }

    private companion object {
        const val FULL_SIZE_PERCENT = 100
    }
}
