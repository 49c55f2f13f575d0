// Signatures of AndroidX that the app uses, for a compile without Google's repository.
package androidx.activity

import android.app.Activity

/** What Back calls. */
abstract class OnBackPressedCallback(var isEnabled: Boolean) {
    abstract fun handleOnBackPressed()
}

/** Keeps the callbacks; the last one added hears of Back first. */
class OnBackPressedDispatcher {
    private val callbacks = ArrayDeque<OnBackPressedCallback>()

    fun addCallback(owner: Any, callback: OnBackPressedCallback) {
        requireNotNull(owner)
        callbacks.addFirst(callback)
    }

    fun onBackPressed() {
        callbacks.firstOrNull { it.isEnabled }?.handleOnBackPressed()
    }
}

/** The base of AppCompatActivity. */
open class ComponentActivity : Activity() {
    val onBackPressedDispatcher = OnBackPressedDispatcher()
}
