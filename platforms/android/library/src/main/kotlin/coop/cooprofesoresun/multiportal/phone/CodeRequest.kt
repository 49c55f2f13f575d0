package coop.cooprofesoresun.multiportal.phone

import android.app.PendingIntent
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Build
import android.telephony.SmsManager
import android.telephony.SubscriptionManager
import android.util.Log
import java.security.SecureRandom

/**
 * Asks Android for the single-use token that goes out with a request for a code. The text message that
 * contains it comes to [CodeReceiver] and not to the member's messages; no permission is needed, and no
 * Google service. Only messages to the default SIM are matched: on another SIM the member reads and types.
 */
internal object CodeRequest {
    private const val TAG = "multiportal"
    private const val NAME_BYTES = 16

    /** Returns an 11-character token, or null if this phone has none (no SIM, no telephony, refused). */
    fun open(
        context: Context,
        inbox: CodeInbox = CodeInbox.of(context),
        ask: (PendingIntent) -> String? = { smsManager(context)?.createAppSpecificSmsToken(it) },
    ): String? {
        val name = randomName()
        if (!inbox.expect(name)) return null
        val token = try {
            ask(delivery(context, name))
        } catch (refused: RuntimeException) {
            // SecurityException, UnsupportedOperationException, or an exception of the phone's maker.
            null
        }
        if (token.isNullOrEmpty() || !inbox.keepToken(token)) {
            inbox.erase()
            Log.i(TAG, "no text message token: the code is typed")
            return null
        }
        return token
    }

    /**
     * Mutable because Android writes the message into it, explicit so that only the app's receiver gets it, and with
     * an address of its own so that a later request cannot change an earlier one.
     */
    private fun delivery(context: Context, name: String): PendingIntent {
        val intent = Intent(CodeReceiver.DELIVERED, Uri.fromParts("multiportal", name, null))
            .setClass(context, CodeReceiver::class.java)
        val mutable = if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) PendingIntent.FLAG_MUTABLE else 0
        return PendingIntent.getBroadcast(context, 0, intent, mutable or PendingIntent.FLAG_ONE_SHOT)
    }

    private fun smsManager(context: Context): SmsManager? {
        val subscription = SmsManager.getDefaultSmsSubscriptionId()
        val known = subscription != SubscriptionManager.INVALID_SUBSCRIPTION_ID
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) {
            val manager = context.getSystemService(SmsManager::class.java) ?: return null
            return if (known) manager.createForSubscriptionId(subscription) else manager
        }
        @Suppress("DEPRECATION")
        return if (known) SmsManager.getSmsManagerForSubscriptionId(subscription) else SmsManager.getDefault()
    }

    private fun randomName(): String = ByteArray(NAME_BYTES)
        .also { SecureRandom().nextBytes(it) }
        .joinToString("") { "%02x".format(it) }
}
