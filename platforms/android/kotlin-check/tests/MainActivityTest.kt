package coop.cooprofesoresun.multiportal.phone

import android.Manifest.permission
import android.os.Build
import android.view.MotionEvent
import android.view.View
import android.view.WindowManager
import android.webkit.WebView
import dev.dioxus.main.MainActivity
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowToast

@RunWith(RobolectricTestRunner::class)
class MainActivityTest {
    init {
        // As the manifest asks; without it Android refuses to hide other windows.
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(permission.HIDE_OVERLAY_WINDOWS)
    }

    private val activity: MainActivity = Robolectric.buildActivity(MainActivity::class.java).setup().get()
    private val page = WebView(activity).also { activity.onWebViewCreate(it) }

    @Test
    fun `no picture of the window can be taken`() {
        val flags = activity.window.attributes.flags
        assertEquals(WindowManager.LayoutParams.FLAG_SECURE, flags and WindowManager.LayoutParams.FLAG_SECURE)
    }

    @Test
    fun `the page reads no files and drops covered touches`() {
        assertFalse(page.settings.allowFileAccess)
        assertFalse(page.settings.allowContentAccess)
        assertFalse(page.settings.javaScriptCanOpenWindowsAutomatically)
        assertTrue(page.filterTouchesWhenObscured)
    }

    @Test
    fun `only accessibility tools read the page on newer Android`() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) {
            assertTrue(page.isAccessibilityDataSensitive)
        } else {
            assertEquals(View.IMPORTANT_FOR_ACCESSIBILITY_AUTO, page.importantForAccessibility)
        }
    }

    @Test
    fun `a covered touch is reported without a toast`() {
        val place = arrayOf(MotionEvent.PointerCoords())
        val finger = arrayOf(MotionEvent.PointerProperties())
        val covered = MotionEvent.FLAG_WINDOW_IS_OBSCURED
        val down = MotionEvent.obtain(0, 0, MotionEvent.ACTION_DOWN, 1, finger, place, 0, 0, 1f, 1f, 0, 0, 0, covered)
        assertTrue(activity.dispatchTouchEvent(down))
        val told = shadowOf(page).lastEvaluatedJavascript
        assertTrue(told.contains("multiportalCovered(\"") && !told.contains("multiportalCovered(\"\")"))
        assertNull(ShadowToast.getLatestToast())
        activity.dispatchTouchEvent(MotionEvent.obtain(0, 0, MotionEvent.ACTION_DOWN, 1f, 1f, 0))
        assertTrue(shadowOf(page).lastEvaluatedJavascript.contains("multiportalCovered(\"\")"))
    }

    @Test
    fun `Back is the page's first`() {
        activity.onBackPressedDispatcher.onBackPressed()
        assertEquals(PageBack.ASK, shadowOf(page).lastEvaluatedJavascript)
    }

    @Test
    fun `Back leaves the app only on the first page`() {
        var left = 0
        val back = PageBack(page) { left += 1 }
        back.press()
        shadowOf(page).lastEvaluatedJavascriptCallback.onReceiveValue("true")
        assertEquals(0, left)
        shadowOf(page).lastEvaluatedJavascriptCallback.onReceiveValue("false")
        shadowOf(page).lastEvaluatedJavascriptCallback.onReceiveValue("null")
        assertEquals(2, left)
    }

    @Test
    fun `the page can ask for the insets`() = assertEquals(
        "",
        (shadowOf(page).getJavascriptInterface("multiportalInsets") as PageInsets).style(),
    )

    @Test
    fun `insets are CSS variables in CSS pixels`() = assertEquals(
        "--safe-area-inset-top:24.0px;--safe-area-inset-right:0.0px;--safe-area-inset-bottom:15.5px;--safe-area-inset-left:0.0px",
        PageInsets.css(listOf(24f, 0f, 15.5f, 0f)),
    )

    @Test
    fun `text grows with the size that the member has set`() {
        val larger = activity.resources.configuration.apply { fontScale = 1.3f }
        activity.onConfigurationChanged(larger)
        assertEquals(130, page.settings.textZoom)
    }
}
