package coop.cooprofesoresun.multiportal.run

import org.json.JSONObject

/** As in tests/support/src/fixtures.rs. */
internal const val NEW_PIN = "2758"

/** From Inicio to the PIN of a log-in. */
internal fun Member.comesToThePin(member: JSONObject, first: Boolean = true) {
    comesTo("username-title", "home-log-in", first)
    writes("username", member.getString("username"))
    taps("common-continue")
    isOn("pin-title")
}

/** From Inicio to the session. */
internal fun Member.comesToTheSession(member: JSONObject) {
    comesToThePin(member)
    enters(member.getString("pin"))
    isInTheSession(member)
}

/** Waits for the session. */
internal fun Member.isInTheSession(member: JSONObject) = isOn("session-title", "name" to member.getString("display_name"))

/** From Inicio to the code of a username's recovery. */
internal fun Member.comesToTheUsernamesCode(member: JSONObject, first: Boolean = true) {
    comesTo("email-title", "home-forgot-username", first)
    writes("email", member.getString("email"))
    slides()
    taps("common-recover")
    isOn("code-title")
}

/** From Inicio to the code of a PIN's recovery. */
internal fun Member.comesToThePinsCode(member: JSONObject, first: Boolean = true) {
    comesTo("question-title", "home-forgot-pin", first)
    writes("username", member.getString("username"))
    taps("common-continue")
    taps("document-${member.getJSONObject("document").getString("type").lowercase()}")
    taps("common-continue")
    writes("document-number", member.getJSONObject("document").getString("number"))
    taps("common-continue")
    writes("email", member.getString("email"))
    taps("common-continue")
    writes("phone", member.getString("phone").removePrefix("+57"))
    taps("common-recover")
    isOn("code-title")
}

/** From the new PIN's screen to the end of its recovery. */
internal fun Member.choosesThePin(pin: String) {
    for ((title, next) in listOf("new-pin-title" to "new-pin-again-title", "new-pin-again-title" to "changed-title")) {
        isOn(title)
        enters(pin)
        isOn(next)
    }
}

/** From Inicio to a journey's first screen; the [first] time on a phone the privacy notice comes between. */
private fun Member.comesTo(title: String, button: String, first: Boolean) {
    isOn("home-title")
    taps(button)
    if (first) {
        isOn("privacy-title")
        taps("privacy-accept")
    }
    isOn(title)
}
