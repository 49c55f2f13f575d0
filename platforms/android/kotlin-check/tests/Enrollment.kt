package coop.cooprofesoresun.multiportal.phone

import android.app.KeyguardManager
import android.content.Context
import android.hardware.biometrics.BiometricManager
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadow.api.Shadow
import org.robolectric.shadows.ShadowBiometricManager

/** What the member has set in the phone's own settings. */
internal object Enrollment {
    /** Whether there is a fingerprint or a face, and whether there is a screen lock. */
    fun set(context: Context, biometrics: Boolean, screenLock: Boolean = biometrics) {
        val authenticators = if (biometrics) BiometricManager.Authenticators.BIOMETRIC_STRONG else 0
        val manager = Shadow.extract<ShadowBiometricManager>(context.getSystemService(BiometricManager::class.java))
        manager.setCanAuthenticate(biometrics)
        manager.setAuthenticatorType(authenticators)
        shadowOf(context.getSystemService(KeyguardManager::class.java)).setIsDeviceSecure(screenLock)
    }
}
