package coop.cooprofesoresun.multiportal.phone

import android.app.Application
import android.net.ConnectivityManager
import android.net.ProxyInfo
import android.net.Uri
import org.junit.After
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

@RunWith(RobolectricTestRunner::class)
class NetworkTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val network get() = shadowOf(app.getSystemService(ConnectivityManager::class.java))

    @After
    fun clear() {
        System.clearProperty("https.proxyHost")
    }

    @Test
    fun `a network without a proxy has none`() = assertFalse(Phone.hasProxy(app))

    @Test
    fun `a proxy by address or by script is one`() {
        for (proxy in listOf(
            ProxyInfo.buildDirectProxy("proxy.unal.example", 8080),
            ProxyInfo.buildPacProxy(Uri.parse("http://wpad.unal.example/wpad.dat")),
        )) {
            network.setProxyForNetwork(null, proxy)
            assertTrue(proxy.toString(), Phone.hasProxy(app))
        }
    }

    @Test
    fun `a proxy that only the system properties name is one`() {
        System.setProperty("https.proxyHost", "proxy.unal.example")
        assertTrue(Phone.hasProxy(app))
    }
}
