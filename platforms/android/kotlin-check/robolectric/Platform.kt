// Names of androidx.test that Robolectric's start looks for; the real ones are not on Maven Central.
package androidx.test.platform.app

import android.app.Instrumentation
import android.os.Bundle

/** Is told of the instrumentation; these tests ask for nothing. */
object InstrumentationRegistry {
    @JvmStatic
    fun registerInstance(instrumentation: Instrumentation?, arguments: Bundle?) = Unit
}
