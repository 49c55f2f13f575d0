package coop.cooprofesoresun.multiportal.run

import android.Manifest.permission
import android.app.Application
import android.content.Intent
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.webkit.WebView
import dev.dioxus.main.MainActivity
import org.json.JSONArray
import org.robolectric.Robolectric
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import java.util.Base64
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

/** The app, started as the launcher starts it on a phone that kept this, and the page that it shows. A process has one. */
internal class App(kept: PhoneStorage? = null) : AutoCloseable {
    private val chromium = Chromium().also { ChromiumWebView.current = it }

    /** The system's side of the window: its life and its configuration. */
    val controller: ActivityController<MainActivity>

    /** The window. */
    val activity: MainActivity get() = controller.get()

    /** The app's WebView. */
    val webView: WebView

    init {
        val launched = System.currentTimeMillis()
        // As the manifest asks; without it Android refuses to hide other windows.
        shadowOf(RuntimeEnvironment.getApplication()).grantPermissions(permission.HIDE_OVERLAY_WINDOWS)
        check(Native.findClassesWith(App::class.java.classLoader!!)) { "this JVM does not let JNI be replaced" }
        kept?.restore(RuntimeEnvironment.getApplication())
        controller = Robolectric.buildActivity(MainActivity::class.java).setup()
        var found: WebView? = null
        runUntil("the app has a WebView") { webViewBelow(activity.window.decorView).also { found = it } != null }
        webView = checkNotNull(found)
        layOut()
        check(webView.width > 0 && webView.height > 0) { "the WebView has no size" }
        comesToItsFirstScreen(launched)
    }

    /** Waits until the first screen is painted, and writes down how many milliseconds after the launch; `run` prints the median. */
    private fun comesToItsFirstScreen(launched: Long) {
        val painted = page("await until(title) && await frames().then(() => performance.timeOrigin + performance.now())")
        check(painted is Number) { "the first screen comes: not so in time; ${whatIsThere()}" }
        Made.file("first-screens").appendText("${painted.toLong() - launched}\n")
    }

    /** Gives the WebView, and all that holds it, the whole screen: Robolectric's WebView asks for no room. */
    private fun layOut() {
        val screen = activity.resources.displayMetrics
        generateSequence<View>(webView) { it.parent as? View }.toList().asReversed()
            .forEach { it.layout(0, 0, screen.widthPixels, screen.heightPixels) }
    }

    /** Android tells the window, and all in it, of the configuration that is now. */
    fun isReconfigured() {
        controller.configurationChange(RuntimeEnvironment.getApplication().resources.configuration)
        layOut()
    }

    /** The value of an expression in the page, with the functions of tests/e2e/src/page.js and these values as `given`. */
    fun page(expression: String, vararg given: Any): Any? {
        val script = "(async () => { const given = ${JSONArray(given)}; $FUNCTIONS\nreturn $expression; })()"
        val answer = await(
            chromium.page.send(
                "Runtime.evaluate",
                "expression" to script,
                "awaitPromise" to true,
                "returnByValue" to true,
            ),
        )
        check(!answer.has("exceptionDetails")) { "$expression: ${answer.getJSONObject("exceptionDetails")}" }
        return answer.getJSONObject("result").opt("value")
    }

    /** Waits until a condition holds in the page. */
    fun pageUntil(what: String, condition: String, vararg given: Any) {
        val holds = page("await until(() => $condition)", *given)
        check(holds == true) { "$what: not so in time; ${whatIsThere()}" }
    }

    /** What a failure should say of the page. */
    fun whatIsThere() = "picture: ${picture("failed")}; there is: ${page("text()")}; touched: ${page("testTrace.join('; ')")}"

    /** Types into what has the focus, as a keyboard does. */
    fun type(text: String) {
        await(chromium.page.send("Input.insertText", "text" to text))
    }

    /** Presses and lets go of a key with a sign, as on a keyboard. */
    fun press(sign: Char) = listOf("keyDown", "keyUp").forEach { type ->
        await(chromium.page.send("Input.dispatchKeyEvent", "type" to type, "key" to "$sign", "text" to if (type == "keyDown") "$sign" else ""))
    }

    /** The process of the page crashes; waits until Android ends the app for it. */
    fun pageCrashes() {
        chromium.page.send("Page.crash")
        runUntil("Android ends the app") { ChromiumWebView.endsTheApp }
    }

    /** Runs the app until a condition holds. */
    fun runUntil(what: String, condition: () -> Boolean) {
        val end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)
        while (!condition()) {
            check(System.nanoTime() < end) { "$what: not so after $PATIENCE_MILLIS ms" }
            turn()
        }
    }

    /** A picture of the page, below target/android/pictures. */
    fun picture(name: String): String {
        val taken = await(chromium.page.send("Page.captureScreenshot", "format" to "png")).getString("data")
        val file = Made.file("pictures/$name.png").apply { parentFile!!.mkdirs() }
        file.writeBytes(Base64.getDecoder().decode(taken))
        return file.path
    }

    /** What the app asks of another app; waits for it. */
    fun asksAnotherApp(): Intent {
        var asked: Intent? = null
        runUntil("another app is asked for") { shadowOf(activity).nextStartedActivity.also { asked = it } != null }
        return checkNotNull(asked)
    }

    /** Whether nothing waits on the main thread. */
    val isIdle: Boolean get() = shadowOf(Looper.getMainLooper()).isIdle

    /** What Android's system services remember of the app. */
    val application: Application get() = RuntimeEnvironment.getApplication()

    override fun close() = chromium.close()

    /** Runs the app until an answer is there. */
    fun <T> await(future: CompletableFuture<T>): T {
        runUntil("Chromium answers") { future.isDone }
        return future.get()
    }

    /** Lets the main thread work once: what the library waits for, and what Android has posted. Robolectric's time goes on. */
    private fun turn() {
        Native.runLooper(TURN_MILLIS)
        shadowOf(Looper.getMainLooper()).idleFor(TURN_MILLIS.toLong(), TimeUnit.MILLISECONDS)
    }

    private fun webViewBelow(view: View): WebView? = when (view) {
        is WebView -> view
        is ViewGroup -> (0 until view.childCount).firstNotNullOfOrNull { webViewBelow(view.getChildAt(it)) }
        else -> null
    }

    private companion object {
        const val TURN_MILLIS = 10
        val FUNCTIONS = Made.source("tests/e2e/src/page.js").readText()
    }
}
