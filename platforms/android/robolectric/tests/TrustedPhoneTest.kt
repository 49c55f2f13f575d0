package coop.cooprofesoresun.multiportal.run

import android.content.Intent
import android.hardware.biometrics.BiometricPrompt
import android.security.keystore.KeyPermanentlyInvalidatedException
import coop.cooprofesoresun.multiportal.phone.Enrollment
import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.json.JSONObject
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/** A phone that logs its member in by finger, and the way to the web portal. */
@RunWith(RobolectricTestRunner::class)
class TrustedPhoneTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `trusted phone logs in by finger until another is enrolled`(): Unit = Portal().use { portal ->
        Enrollment.set(RuntimeEnvironment.getApplication(), biometrics = true)
        App().use { app ->
            val member = Member(app)
            member.comesToTheSession(portal.member)
            webPortalOpensLoggedIn(app, member)
            phoneIsTrusted(member, portal.member)
            member.taps("session-log-out")
            fingerIsAsked(app, member, portal.member)
            member.taps("session-log-out")
            newFingerEndsTheKey(member, portal.member)
        }
    }

    private fun webPortalOpensLoggedIn(app: App, member: Member) {
        member.taps("session-web")
        val asked = app.asksAnotherApp()
        assertEquals(Intent.ACTION_VIEW, asked.action)
        assertTrue(Intent.CATEGORY_BROWSABLE in asked.categories)
        val address = checkNotNull(asked.data)
        assertEquals(listOf("https", Made.portal.host, "hand-over"), listOf(address.scheme, address.host, address.pathSegments.first()))
    }

    private fun phoneIsTrusted(member: Member, person: JSONObject) {
        member.taps("phone-offer-yes")
        member.isOn("phone-title")
        member.taps("phone-turn-on")
        member.sees("phone-on")
        assertTrue("the key is made", KEY in FakeKeyStore.keys)
        member.taps("phone-done")
        member.isInTheSession(person)
    }

    private fun fingerIsAsked(app: App, member: Member, person: JSONObject) {
        member.isGreeted(person)
        app.picture("home-by-phone")
        val before = FingerPrompt.titles.size
        for ((error, button, said) in listOf(
            Triple(BiometricPrompt.BIOMETRIC_ERROR_USER_CANCELED, "phone-title", "phone-cancelled"),
            Triple(BiometricPrompt.BIOMETRIC_ERROR_LOCKOUT, "phone-again", "phone-locked-out"),
        )) {
            FingerPrompt.error = error
            member.taps(button)
            member.sees(said)
        }
        FingerPrompt.error = null
        member.taps("phone-again")
        member.isInTheSession(person)
        assertEquals(List(3) { member.words.say("phone-prompt") }, FingerPrompt.titles.drop(before))
    }

    /** As Android answers for a key that it made for the fingers of then. */
    private fun newFingerEndsTheKey(member: Member, person: JSONObject) {
        member.isGreeted(person)
        FakeKeyStore.failing = KEY
        FakeKeyStore.failure = KeyPermanentlyInvalidatedException()
        member.taps("phone-title")
        member.sees("phone-key-gone")
        assertFalse("the key is deleted", KEY in FakeKeyStore.keys)
    }

    private fun Member.isGreeted(person: JSONObject) = isOn("home-greeting", "username" to person.getString("display_name"))

    private companion object {
        /** As in TrustedKey.kt. */
        const val KEY = "multiportal.trusted-biometrics"
    }
}
