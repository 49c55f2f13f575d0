package dev.dioxus.main

import android.content.res.Configuration
import android.os.Build
import android.os.Bundle
import android.view.MotionEvent
import android.view.View
import android.view.WindowManager
import android.webkit.WebView
import android.widget.Toast
import androidx.activity.OnBackPressedCallback
import coop.cooprofesoresun.multiportal.phone.ObscuredTouches
import coop.cooprofesoresun.multiportal.phone.PageBack
import coop.cooprofesoresun.multiportal.phone.PageInsets
import coop.cooprofesoresun.multiportal.phone.R

typealias BuildConfig = coop.cooprofesoresun.multiportal.BuildConfig

/**
 * The app's one window. dx copies this file into its project as it stands; the package and the base class are
 * what wry and tao look for. It keeps the window from being seen, covered or recreated, and hands Back and the
 * insets to the page; everything else is Rust.
 */
class MainActivity : WryActivity() {
    private val touches = ObscuredTouches {
        Toast.makeText(this, R.string.multiportal_covered, Toast.LENGTH_LONG).show()
    }
    private var page: WebView? = null

    /** wry's own Back walks the WebView's history, which knows nothing of the app's screens. */
    override val handleBackNavigation: Boolean = false

    override fun onCreate(savedInstanceState: Bundle?) {
        // No screenshot, no recording, no picture in the list of recent apps (MASVS-PLATFORM-3).
        window.setFlags(WindowManager.LayoutParams.FLAG_SECURE, WindowManager.LayoutParams.FLAG_SECURE)
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) window.setHideOverlayWindows(true)
        // From Android 15 on every window is drawn edge to edge: the same from Android 11 on, so that there is
        // one way to lay out the page. Before, the system keeps the page clear of its bars.
        @Suppress("DEPRECATION") // Needless from Android 15 on, and the only way before.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) window.setDecorFitsSystemWindows(false)
        // What wry saved in an earlier process describes a window that is gone; the journey is restored in Rust.
        super.onCreate(null)
    }

    override fun onWebViewCreate(webView: WebView) {
        page = webView
        WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG)
        webView.filterTouchesWhenObscured = true
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            // Only what declares itself an accessibility tool may read the page or press its keys.
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
