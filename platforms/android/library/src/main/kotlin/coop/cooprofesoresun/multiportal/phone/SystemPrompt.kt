package coop.cooprofesoresun.multiportal.phone

import android.annotation.TargetApi
import android.app.Activity
import android.content.Context
import android.hardware.biometrics.BiometricManager.Authenticators
import android.hardware.biometrics.BiometricPrompt
import android.os.Build
import android.os.CancellationSignal
import java.security.Signature
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import java.util.concurrent.TimeoutException

/** The prompt of Android itself (Android 9 and later), over the app's window. */
internal class SystemPrompt(private val context: Context) : KeyPrompt {
    override fun ask(signature: Signature, unlock: Unlock, title: String, cancel: String): String? {
        val activity = context as? Activity
        if (activity == null || Build.VERSION.SDK_INT < Build.VERSION_CODES.P) return TrustedKey.UNAVAILABLE
        val end = CompletableFuture<String>()
        val cancellation = CancellationSignal()
        activity.runOnUiThread {
            try {
                val prompt = build(activity, unlock, title, cancel, end)
                prompt.authenticate(BiometricPrompt.CryptoObject(signature), cancellation, activity.mainExecutor, callback(end))
            } catch (refused: RuntimeException) {
                end.complete(TrustedKey.UNAVAILABLE)
            }
        }
        return try {
            end.get(LIMIT_MINUTES, TimeUnit.MINUTES).ifEmpty { null }
        } catch (forgotten: TimeoutException) {
            cancellation.cancel()
            TrustedKey.CANCELLED
        }
    }

    @TargetApi(Build.VERSION_CODES.P)
    private fun build(
        activity: Activity,
        unlock: Unlock,
        title: String,
        cancel: String,
        end: CompletableFuture<String>,
    ): BiometricPrompt = BiometricPrompt.Builder(activity).setTitle(title).apply {
        when {
            // The system's own screen has a button to go back.
            unlock == Unlock.SCREEN_LOCK -> setAllowedAuthenticators(Authenticators.DEVICE_CREDENTIAL)
            else -> {
                setNegativeButton(cancel, activity.mainExecutor) { _, _ -> end.complete(TrustedKey.CANCELLED) }
                if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
                    setAllowedAuthenticators(Authenticators.BIOMETRIC_STRONG)
                }
            }
        }
    }.build()

    @TargetApi(Build.VERSION_CODES.P)
    private fun callback(end: CompletableFuture<String>) = object : BiometricPrompt.AuthenticationCallback() {
        override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult?) {
            end.complete(CONSENT)
        }

        override fun onAuthenticationError(code: Int, words: CharSequence?) {
            end.complete(meaning(code))
        }
    }

    internal companion object {
        private const val LIMIT_MINUTES = 2L
        private const val CONSENT = ""

        /** Returns the answer for an error of the prompt. */
        @TargetApi(Build.VERSION_CODES.P)
        fun meaning(code: Int): String = when (code) {
            BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED,
            BiometricPrompt.BIOMETRIC_ERROR_CANCELED,
            BiometricPrompt.BIOMETRIC_ERROR_TIMEOUT,
            -> TrustedKey.CANCELLED
            BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT,
            BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT_PERMANENT,
            -> TrustedKey.LOCKED_OUT
            else -> TrustedKey.UNAVAILABLE
        }
    }
}
