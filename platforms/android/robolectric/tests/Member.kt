package coop.cooprofesoresun.multiportal.run

import android.os.SystemClock
import android.view.MotionEvent
import org.json.JSONObject

/** A member's eyes and fingers on the app. Words are named by their keys in assets/words. */
internal class Member(private val app: App) {
    /** The words of the language that the app starts in. */
    val words = Words("es-CO")

    /** Waits until the screen with this title is there. */
    fun isOn(title: String, vararg values: Pair<String, String>) =
        app.pageUntil("the screen $title comes", "title() === plain(given[0])", words.say(title, *values))

    /** Waits until these words show. */
    fun sees(key: String, vararg values: Pair<String, String>) =
        app.pageUntil("$key shows", "text().includes(plain(given[0]))", words.say(key, *values))

    /** Taps what is called this. */
    fun taps(key: String, vararg values: Pair<String, String>) {
        val said = words.say(key, *values)
        app.pageUntil("there is something called $key", "tappable(given[0]).length > 0", said)
        tapsElement("tappable(given[0])[0]", said)
    }

    /** Taps the field of this id and types into it as a keyboard does. */
    fun writes(field: String, text: String) {
        app.pageUntil("there is a field $field", "document.getElementById(given[0])", field)
        tapsElement("document.getElementById(given[0])", field)
        app.pageUntil("$field has the focus", "document.activeElement.id === given[0]", field)
        app.type(text)
        app.pageUntil("$field holds the text", "document.getElementById(given[0])?.value === given[1]", field, text)
    }

    /** Waits until so many digits are entered. */
    fun hasEntered(count: Int) = app.pageUntil("$count digits are entered", "entered() === given[0]", count)

    /** Enters digits on the shuffled keypad, each where it stands then, after those that are [entered]. */
    fun enters(digits: String, entered: Int = 0, flags: Int = 0) = digits.forEachIndexed { count, digit ->
        hasEntered(entered + count)
        // One condition with the place: between two looks the keys may move once more.
        tapsElement("settled() && digit(given[0])", digit.toString(), flags)
    }

    /** Touches the middle of an element; [flags] say what covered the window then. */
    fun tapsElement(element: String, given: Any, flags: Int = 0) {
        val spot = app.page("await locate(() => $element)", given)
        check(spot is JSONObject) { "$element of $given cannot be tapped: $spot; ${app.whatIsThere()}" }
        touches(MotionEvent.ACTION_DOWN, spot.getDouble("x"), spot.getDouble("y"), flags)
        touches(MotionEvent.ACTION_UP, spot.getDouble("x"), spot.getDouble("y"), flags)
    }

    /** Slides the hand to the right. */
    fun slides() {
        val box = app.page(
            "(range => (range.scrollIntoView({ block: 'center', behavior: 'instant' }), range.getBoundingClientRect().toJSON()))" +
                "(document.querySelector('.slide__range'))",
        ) as JSONObject
        val left = box.getDouble("left") + HAND_RADIUS
        val right = box.getDouble("right") - 1
        val middle = (box.getDouble("top") + box.getDouble("bottom")) / 2
        touches(MotionEvent.ACTION_DOWN, left, middle)
        for (part in 1..SLIDE_PARTS) touches(MotionEvent.ACTION_MOVE, left + (right - left) * part / SLIDE_PARTS, middle)
        app.await(ChromiumWebView.lastTouch)
        // A finger that lifts while it moves throws the page, and the next tap would only stop that.
        app.pageUntil("the finger rests", "performance.now() - testMoved > given[0]", REST_MILLIS)
        touches(MotionEvent.ACTION_UP, right, middle)
        sees("slide-done")
    }

    /** Types digits on a hardware keyboard, on a screen with a keypad. */
    fun types(digits: String) = digits.forEach { app.press(it) }

    /** Presses the phone's own Back. By the framework's name: R8 renames AndroidX's. */
    @Suppress("DEPRECATION")
    fun goesBack() = app.activity.onBackPressed()

    /** A touch of the window at a place of the page, in CSS pixels. */
    private fun touches(action: Int, x: Double, y: Double, flags: Int = 0) {
        val density = app.activity.resources.displayMetrics.density
        val corner = IntArray(2).also(app.webView::getLocationInWindow)
        val finger = MotionEvent.PointerProperties().apply { toolType = MotionEvent.TOOL_TYPE_FINGER }
        val place = MotionEvent.PointerCoords().apply {
            this.x = (corner[0] + x * density).toFloat()
            this.y = (corner[1] + y * density).toFloat()
            pressure = 1f
        }
        val now = SystemClock.uptimeMillis()
        val touch = MotionEvent.obtain(
            now, now, action, 1, arrayOf(finger), arrayOf(place), 0, 0, 1f, 1f, 0, 0,
            android.view.InputDevice.SOURCE_TOUCHSCREEN, flags,
        )
        app.activity.dispatchTouchEvent(touch)
        touch.recycle()
        // After the whole touch and not within it, which would make a long press of a tap on a busy machine.
        if (action == MotionEvent.ACTION_UP) app.await(ChromiumWebView.lastTouch)
    }

    private companion object {
        const val HAND_RADIUS = 28
        const val SLIDE_PARTS = 4

        /** How long a finger rests at the slider's end: longer than the 100 ms by which Chromium measures its speed. */
        const val REST_MILLIS = 150
    }
}
