package coop.cooprofesoresun.multiportal.run

import coop.cooprofesoresun.multiportal.phone.FakeKeyStore
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** The phone's own Back: the same as "Regresar" on each screen, and out of the app at Inicio. */
@RunWith(RobolectricTestRunner::class)
class BackTest {
    @get:Rule
    val keys = FakeKeyStore()

    @Test
    fun `back leads one screen back and from Inicio out`(): Unit = Portal().use { portal ->
        App().use { app ->
            val member = Member(app)
            member.isOn("home-title")
            backLeaves(app, member)
            pages(member)
            logIn(app, member, portal)
            usernameRecovery(member, portal)
            pinRecovery(member, portal)
            member.taps("home-freeze")
            goesBackFrom(member, "receipt-title", "home-title")
        }
    }

    private fun goesBackFrom(member: Member, here: String, there: String) {
        member.isOn(here)
        member.goesBack()
        member.isOn(there)
    }

    private fun backLeaves(app: App, member: Member) {
        member.goesBack()
        app.runUntil("the app goes to the background") { shadowOf(app.activity).isTaskMovedToBack }
    }

    private fun pages(member: Member) {
        for (page in listOf("home-help" to "help-title", "home-settings" to "settings-title", "home-about" to "about-title")) {
            member.taps(page.first)
            goesBackFrom(member, page.second, "home-title")
        }
    }

    private fun logIn(app: App, member: Member, portal: Portal) {
        member.taps("home-log-in")
        goesBackFrom(member, "privacy-title", "home-title")
        member.comesToThePin(portal.member)
        member.goesBack()
        member.isOn("username-title")
        member.taps("common-continue")
        member.isOn("pin-title")
        member.enters(portal.member.getString("pin"))
        member.isInTheSession(portal.member)
        member.goesBack()
        member.isOn("log-out-title")
        member.goesBack()
        member.isInTheSession(portal.member)
        member.goesBack()
        member.taps("log-out-yes")
        member.isOn("home-title")
        app.picture("logged-out")
    }

    private fun usernameRecovery(member: Member, portal: Portal) {
        member.taps("home-forgot-username")
        goesBackFrom(member, "email-title", "home-title")
        member.comesToTheUsernamesCode(portal.member, first = false)
        member.goesBack()
        member.isOn("email-title")
        member.goesBack()
        member.isOn("home-title")
    }

    private fun pinRecovery(member: Member, portal: Portal) {
        member.comesToThePinsCode(portal.member, first = false)
        member.goesBack()
        member.isOn("question-title")
        for (question in listOf("question-email", "question-number", "question-kind", "username-label")) {
            member.goesBack()
            member.sees(question)
        }
        member.goesBack()
        member.isOn("home-title")
    }
}
