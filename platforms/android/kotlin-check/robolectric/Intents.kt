// Names of androidx.test that Robolectric's start looks for; the real ones are not on Maven Central.
package androidx.test.runner.intent

import android.app.Instrumentation
import android.content.Intent

/** Hears of intents. */
interface IntentMonitor

/** Answers intents. */
interface IntentStubber {
    fun getActivityResultForIntent(intent: Intent): Instrumentation.ActivityResult?
}

/** Is told of the monitor. */
object IntentMonitorRegistry {
    @JvmStatic
    fun registerInstance(monitor: IntentMonitor?) = Unit
}

/** No intent is answered by these tests. */
object IntentStubberRegistry {
    @JvmStatic
    fun isLoaded(): Boolean = false

    @JvmStatic
    fun getInstance(): IntentStubber = error("no stubber is loaded")
}
