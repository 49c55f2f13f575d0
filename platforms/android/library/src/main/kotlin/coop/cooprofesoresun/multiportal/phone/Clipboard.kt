package coop.cooprofesoresun.multiportal.phone

import android.content.ClipData
import android.content.ClipboardManager
import android.content.Context

/** The phone's clipboard. A WebView's page may not read it by itself. */
internal object Clipboard {
    private const val LABEL = "MULTIportal"

    /**
     * Returns the first [limit] UTF-16 units of the copied text. Returns null when there is no text, or when Android gives
     * none: since Android 10 only the app in front may read.
     */
    fun read(context: Context, limit: Int): String? = try {
        val clip = context.getSystemService(ClipboardManager::class.java)?.primaryClip
        // Only plain text: an address would be opened to be read.
        val text = clip?.takeIf { it.itemCount > 0 }?.getItemAt(0)?.text
        text?.take(limit)?.toString()?.ifEmpty { null }
    } catch (refused: RuntimeException) {
        // Some phones refuse with a SecurityException, and a huge clip does not fit into the answer of the system.
        null
    }

    /** Replaces the content; returns false when Android refuses. */
    fun write(context: Context, text: String): Boolean = try {
        context.getSystemService(ClipboardManager::class.java)?.setPrimaryClip(ClipData.newPlainText(LABEL, text)) != null
    } catch (refused: RuntimeException) {
        false
    }
}
