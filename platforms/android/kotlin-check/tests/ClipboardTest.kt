package coop.cooprofesoresun.multiportal.phone

import android.app.Application
import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context
import android.content.ContextWrapper
import android.net.Uri
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

@RunWith(RobolectricTestRunner::class)
class ClipboardTest {
    private val app: Application get() = RuntimeEnvironment.getApplication()
    private val clipboard get() = app.getSystemService(ClipboardManager::class.java)

    @Test
    fun `copied text is read`() {
        clipboard.setPrimaryClip(ClipData.newPlainText("code", "482913"))
        assertEquals("482913", Phone.readClipboard(app, LIMIT))
    }

    @Test
    fun `text that was written is read`() {
        assertTrue(Phone.writeClipboard(app, "+57 601 316 5000"))
        assertEquals("+57 601 316 5000", clipboard.primaryClip?.getItemAt(0)?.text)
    }

    @Test
    fun `an empty clipboard gives nothing`() {
        assertNull(Phone.readClipboard(app, LIMIT))
        clipboard.setPrimaryClip(ClipData.newPlainText("empty", ""))
        assertNull(Phone.readClipboard(app, LIMIT))
    }

    @Test
    fun `a copied picture is not opened`() {
        clipboard.setPrimaryClip(ClipData.newRawUri("picture", Uri.parse("content://media/1")))
        assertNull(Phone.readClipboard(app, LIMIT))
    }

    @Test
    fun `huge text is cut at the limit`() {
        clipboard.setPrimaryClip(ClipData.newPlainText("book", "9".repeat(1_000_000)))
        assertEquals(LIMIT, Phone.readClipboard(app, LIMIT)?.length)
    }

    @Test
    fun `a phone that refuses gives nothing and takes nothing`() {
        val refusing = object : ContextWrapper(app) {
            override fun getSystemService(name: String): Any? =
                if (name == Context.CLIPBOARD_SERVICE) throw SecurityException("refused") else super.getSystemService(name)
        }
        assertNull(Phone.readClipboard(refusing, LIMIT))
        assertFalse(Phone.writeClipboard(refusing, "text"))
    }

    private companion object {
        const val LIMIT = 1_601
    }
}
