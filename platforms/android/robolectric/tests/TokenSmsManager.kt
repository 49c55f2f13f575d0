package coop.cooprofesoresun.multiportal.run

import android.app.Activity
import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.telephony.SmsManager
import coop.cooprofesoresun.multiportal.phone.DeliveredText
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Implementation
import org.robolectric.annotation.Implements
import org.robolectric.shadows.ShadowSmsManager

/** Gives tokens as Android does: a text message that holds one goes to its PendingIntent. */
@Implements(SmsManager::class)
class TokenSmsManager : ShadowSmsManager() {
    @Implementation
    protected fun createAppSpecificSmsToken(intent: PendingIntent): String {
        val token = "%011x".format(System.nanoTime() and TOKEN_MASK)
        requests[token] = intent
        return token
    }

    internal companion object {
        private const val TOKEN_MASK = 0xfff_ffff_ffffL

        /** Open requests by their tokens. */
        private val requests = linkedMapOf<String, PendingIntent>()

        /** The system's side of a text message's arrival; false where no request's token is in it, as for the inbox. */
        fun arrives(context: Context, text: String): Boolean {
            val token = requests.keys.firstOrNull { it in text } ?: return false
            deliver(context, requests.remove(token)!!, text)
            return true
        }

        /** Hands a text to the newest request as it is, whatever it says. */
        fun arrivesAtNewestRequest(context: Context, text: String) {
            val (token, intent) = requests.entries.last()
            requests.remove(token)
            deliver(context, intent, text)
        }

        /** Open requests as Android keeps them when the app's process is killed. */
        fun saved(): Map<String, String> = requests.mapValues { (_, request) -> shadowOf(request).savedIntent.toUri(0) }

        /** Opens requests of an earlier process again. */
        fun restore(context: Context, saved: Map<String, String>) = saved.forEach { (token, uri) ->
            requests[token] = PendingIntent.getBroadcast(context, 0, Intent.parseUri(uri, 0), PendingIntent.FLAG_MUTABLE)
        }

        private fun deliver(context: Context, intent: PendingIntent, text: String) =
            intent.send(context, Activity.RESULT_OK, DeliveredText.fillIn(Intent(), DeliveredText.pdu(text)))
    }
}
