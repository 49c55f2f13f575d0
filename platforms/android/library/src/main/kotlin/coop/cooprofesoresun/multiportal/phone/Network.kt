package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.net.ConnectivityManager
import android.net.Uri

/** The phone's network settings that need no permission. */
internal object Network {
    /** Returns whether the current network has a proxy, by address or by script. */
    fun hasProxy(context: Context): Boolean {
        val proxy = context.getSystemService(ConnectivityManager::class.java)?.defaultProxy
        val isSet = proxy != null && (!proxy.host.isNullOrEmpty() || proxy.pacFileUrl != Uri.EMPTY)
        return isSet || !System.getProperty("https.proxyHost").isNullOrEmpty()
    }
}
