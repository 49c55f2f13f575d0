package coop.cooprofesoresun.multiportal.phone

import android.app.AlarmManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.os.SystemClock
import android.provider.Telephony
import android.util.Log

/**
 * Receives the text message that Android delivers for a token, also when the app is not running. It is declared
 * in the manifest and not exported: only this app and the system reach it, and a delivery must have the name of
 * the open request.
 */
class CodeReceiver : BroadcastReceiver() {
    override fun onReceive(context: Context, intent: Intent) {
        val inbox = CodeInbox.of(context)
        when (intent.action) {
            DELIVERED -> {
                val kept = inbox.deliver(intent.data?.schemeSpecificPart, text(intent))
                Log.i(TAG, if (kept) "text message kept" else "text message ignored")
                if (kept) eraseLater(context)
            }
            EXPIRED -> inbox.eraseExpired()
        }
    }

    private fun text(intent: Intent): String = try {
        Telephony.Sms.Intents.getMessagesFromIntent(intent)
            .orEmpty()
            .joinToString("") { it?.messageBody.orEmpty() }
    } catch (malformed: RuntimeException) {
        // A delivery without a readable message is ignored.
        ""
    }

    /** An inexact alarm needs no permission; a message that is deleted late is refused for its age anyway. */
    private fun eraseLater(context: Context) {
        val erase = PendingIntent.getBroadcast(
            context,
            0,
            Intent(EXPIRED).setClass(context, CodeReceiver::class.java),
            PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
        )
        context.getSystemService(AlarmManager::class.java)?.set(
            AlarmManager.ELAPSED_REALTIME,
            SystemClock.elapsedRealtime() + CodeInbox.MESSAGE_LIFE_MILLIS,
            erase,
        )
    }

    internal companion object {
        const val DELIVERED = "coop.cooprofesoresun.multiportal.CODE_DELIVERED"
        const val EXPIRED = "coop.cooprofesoresun.multiportal.CODE_EXPIRED"
        private const val TAG = "multiportal"
    }
}
