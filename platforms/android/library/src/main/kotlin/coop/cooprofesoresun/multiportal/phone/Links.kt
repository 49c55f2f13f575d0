package coop.cooprofesoresun.multiportal.phone

import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri

/** Opens links in the phone's other apps. Asks for no permission: a call is only dialled, and a message only written. */
internal object Links {
    private const val SMS_BODY = "?body="

    /** The extra that messaging apps read the text from; not every app reads it from the address. */
    private const val SMS_BODY_EXTRA = "sms_body"

    /** Opens [uri]; returns false when no app does, or when its scheme is not https, tel, mailto or sms. */
    fun open(context: Context, uri: String): Boolean {
        val intent = intent(uri)?.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK) ?: return false
        return try {
            // Not resolved first: since Android 11 an app sees only the apps that its manifest names.
            context.startActivity(intent)
            true
        } catch (noApp: ActivityNotFoundException) {
            false
        } catch (refused: SecurityException) {
            false
        }
    }

    private fun intent(uri: String): Intent? {
        val address = Uri.parse(uri)
        return when (address.scheme) {
            "https" -> Intent(Intent.ACTION_VIEW, address).addCategory(Intent.CATEGORY_BROWSABLE)
            "tel" -> Intent(Intent.ACTION_DIAL, address)
            "mailto" -> Intent(Intent.ACTION_SENDTO, address)
            "sms" -> Intent(Intent.ACTION_SENDTO, address).apply {
                val body = uri.substringAfter(SMS_BODY, "")
                if (body.isNotEmpty()) putExtra(SMS_BODY_EXTRA, Uri.decode(body))
            }
            else -> null
        }
    }
}
