package coop.cooprofesoresun.multiportal.run

import android.content.res.Configuration
import android.os.Handler
import android.os.Looper
import android.view.MotionEvent
import android.view.View
import android.webkit.RenderProcessGoneDetail
import android.webkit.ValueCallback
import android.webkit.WebView
import coop.cooprofesoresun.multiportal.run.DevTools.Companion.array
import coop.cooprofesoresun.multiportal.run.DevTools.Companion.json
import org.json.JSONObject
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowWebView
import org.robolectric.util.ReflectionHelpers.ClassParameter.from
import org.robolectric.util.ReflectionHelpers.callInstanceMethod
import java.util.concurrent.CompletableFuture

/** Android's WebView over a page of Chromium: loads, scripts, JavaScript interfaces, touches and size. */
@Implements(WebView::class)
class ChromiumWebView : ShadowWebView() {
    @RealObject
    private lateinit var real: WebView

    private val page get() = current.page
    private val ui = Handler(Looper.getMainLooper())
    private val requests by lazy { PageRequests(real, page) }

    @Implementation
    override fun addJavascriptInterface(`object`: Any, name: String) {
        super.addJavascriptInterface(`object`, name)
        page.send("Page.addScriptToEvaluateOnNewDocument", "source" to requests.bridge(name, `object`))
    }

    @Implementation
    override fun loadUrl(url: String, headers: Map<String, String>?) {
        super.loadUrl(url, headers)
        page.onEvent = ::event
        page.send("Page.enable")
        page.send("Runtime.enable")
        page.send("Inspector.enable")
        page.send("Emulation.setTouchEmulationEnabled", "enabled" to true)
        page.send("Fetch.enable", "patterns" to array(listOf(json("urlPattern" to "https://dioxus.index.html/*"))))
        page.send("Page.addScriptToEvaluateOnNewDocument", "source" to TRACE)
        page.send("Page.navigate", "url" to url)
    }

    @Implementation
    override fun evaluateJavascript(script: String, callback: ValueCallback<String>?) {
        super.evaluateJavascript(script, null)
        page.send("Runtime.evaluate", "expression" to script, "returnByValue" to true).thenAccept { answer ->
            val value = answer.getJSONObject("result").opt("value") ?: JSONObject.NULL
            ui.post { callback?.onReceiveValue(JSONObject.wrap(value)?.let { if (it is String) JSONObject.quote(it) else "$it" }) }
        }
    }

    /** As large as the window allows; Robolectric's own WebView measures nothing. */
    @Implementation
    protected fun onMeasure(width: Int, height: Int) {
        val pixels = listOf(width, height).map { from(Int::class.javaPrimitiveType!!, View.MeasureSpec.getSize(it)) }
        callInstanceMethod<Unit>(View::class.java, real, "setMeasuredDimension", *pixels.toTypedArray())
    }

    /** Where the window puts it, as any view; Robolectric's own WebView stays where it is. */
    @Implementation
    protected fun setFrame(left: Int, top: Int, right: Int, bottom: Int): Boolean {
        val edges = listOf(left, top, right, bottom).map { from(Int::class.javaPrimitiveType!!, it) }
        return Shadow.directlyOn<Boolean, View>(real, View::class.java, "setFrame", *edges.toTypedArray())
    }

    /** The page is as large as the view. */
    @Implementation
    protected fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) {
        check(oldWidth >= 0 && oldHeight >= 0)
        val density = real.resources.displayMetrics.density
        page.send(
            "Emulation.setDeviceMetricsOverride",
            "width" to (width / density).toInt(),
            "height" to (height / density).toInt(),
            "deviceScaleFactor" to density.toDouble(),
            "mobile" to true,
        )
    }

    /** The page prefers dark where the window is dark. */
    @Implementation
    protected fun onConfigurationChanged(configuration: Configuration) {
        val night = configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES
        val scheme = json("name" to "prefers-color-scheme", "value" to if (night) "dark" else "light")
        page.send("Emulation.setEmulatedMedia", "features" to array(listOf(scheme)))
    }

    /** What the window let through. */
    @Implementation
    override fun onTouchEvent(event: MotionEvent): Boolean {
        val density = real.resources.displayMetrics.density
        val kind = when (event.actionMasked) {
            MotionEvent.ACTION_DOWN -> "touchStart"
            MotionEvent.ACTION_MOVE -> "touchMove"
            MotionEvent.ACTION_UP -> "touchEnd"
            else -> "touchCancel"
        }
        val point = json("x" to event.x / density, "y" to event.y / density)
        val points = if (kind == "touchStart" || kind == "touchMove") listOf(point) else emptyList()
        lastTouch = page.send("Input.dispatchTouchEvent", "type" to kind, "touchPoints" to array(points))
        return true
    }

    private fun event(method: String, params: JSONObject) {
        when (method) {
            "Fetch.requestPaused" -> requests.answer(params)
            "Page.loadEventFired" -> ui.post { webViewClient.onPageFinished(real, lastLoadedUrl) }
            "Inspector.targetCrashed" -> ui.post { if (!webViewClient.onRenderProcessGone(real, Crash)) endsTheApp = true }
            "Runtime.exceptionThrown", "Runtime.consoleAPICalled" -> System.err.println("page: $method $params")
        }
    }

    @Suppress("DEPRECATION") // Only the system makes one, whose part this plays.
    private object Crash : RenderProcessGoneDetail() {
        override fun didCrash() = true

        override fun rendererPriorityAtExit() = WebView.RENDERER_PRIORITY_IMPORTANT
    }

    internal companion object {
        /** Keeps the last touches that reached the page, for the message of a test that fails, and when a finger moved last. */
        private const val TRACE = """
            window.testTrace = [];
            for (const type of ["pointerdown", "pointerup", "pointercancel", "click"])
                addEventListener(type, event => {
                    const { target: { tagName, className }, clientX, clientY, isTrusted, timeStamp } = event;
                    testTrace.push([type, tagName, className, clientX | 0, clientY | 0, isTrusted, timeStamp | 0].join(" "));
                    testTrace.splice(0, testTrace.length - 12);
                }, true);
            addEventListener("touchmove", () => { window.testMoved = performance.now(); }, { capture: true, passive: true });
        """

        /** The Chromium of this process: an app has one WebView. */
        lateinit var current: Chromium

        /** Whether Android ends the app's process, because the app does not survive the end of its page's process. */
        @Volatile
        var endsTheApp = false

        /** The answer to the last touch: it comes when the page has heard of it. */
        @Volatile
        var lastTouch: CompletableFuture<JSONObject> = CompletableFuture.completedFuture(null)
    }
}
