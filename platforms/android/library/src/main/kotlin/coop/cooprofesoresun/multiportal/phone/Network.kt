package coop.cooprofesoresun.multiportal.phone

import android.content.Context
import android.net.ConnectivityManager
import android.net.Uri

/** What Android knows of the phone's network; nothing of it needs a permission. */
internal object Network {
    /** True when the current network has a proxy, by address or by script. */
    fun hasProxy(context: Context): Boolean {
        val proxy = context.getSystemService(ConnectivityManager::class.java)?.defaultProxy
        val isSet = proxy != null && (!proxy.host.isNullOrEmpty() || proxy.pacFileUrl != Uri.EMPTY)
        return isSet || !System.getProperty("https.proxyHost").isNullOrEmpty()
    }
}
