package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import java.security.KeyStoreException

/** The first start on a phone whose key store is locked. */
@RunWith(RobolectricTestRunner::class)
class LockedStoreTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `first start with a locked store still logs in`(): Unit = Portal().use { portal ->
        FakeKeyStore.failure = KeyStoreException("locked")
        App().use { app ->
            val member = Member(app)
            member.isOn("home-title")
            member.sees("home-store-unavailable")
            app.picture("store-locked")
            member.comesToTheSession(portal.member)
        }
    }
}
