package coop.cooprofesoresun.multiportal.phone

import android.content.Intent
import com.android.internal.telephony.GsmAlphabet

/** Makes deliveries as the telephone network and Android make them. */
internal object DeliveredText {
    /** SMS-DELIVER of 3GPP TS 23.040, 9.2.2.1: no service centre, sender +573000000000, GSM-7. */
    fun pdu(text: String): ByteArray {
        val header = bytes(0x00, 0x04, 0x0c, 0x91, 0x75, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00)
        val date = bytes(0x62, 0x11, 0x22, 0x01, 0x00, 0x00, 0x00)
        return header + date + GsmAlphabet.stringToGsm7BitPacked(text)
    }

    /** [delivery] as Android fills it in. */
    fun fillIn(delivery: Intent, vararg pdus: ByteArray): Intent = Intent(delivery)
        .putExtra("pdus", arrayOf<java.io.Serializable>(*pdus))
        .putExtra("format", "3gpp")

    private fun bytes(vararg values: Int) = ByteArray(values.size) { values[it].toByte() }
}
