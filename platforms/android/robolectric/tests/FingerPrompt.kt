package coop.cooprofesoresun.multiportal.run

import android.hardware.biometrics.BiometricPrompt
import android.os.CancellationSignal
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.annotation.RealObject
import java.util.concurrent.Executor

/** Android's own prompt over the app's window; a finger answers it at once. */
@Implements(BiometricPrompt::class)
class FingerPrompt {
    @RealObject
    private lateinit var real: BiometricPrompt

    @Implementation
    @Suppress("UNUSED_PARAMETER") // As the framework has it.
    protected fun authenticate(
        crypto: BiometricPrompt.CryptoObject,
        cancellation: CancellationSignal,
        executor: Executor,
        callback: BiometricPrompt.AuthenticationCallback,
    ) {
        titles += real.title.toString()
        val code = error
        executor.execute { if (code == null) callback.onAuthenticationSucceeded(null) else callback.onAuthenticationError(code, "") }
    }

    internal companion object {
        /** The titles of the prompts so far. */
        val titles = mutableListOf<String>()

        /** How the next prompts end; null where the finger is the member's. */
        var error: Int? = null
    }
}
