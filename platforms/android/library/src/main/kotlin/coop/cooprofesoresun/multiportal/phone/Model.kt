package coop.cooprofesoresun.multiportal.phone

import android.os.Build

/** What kind of phone this is. Never the name that its owner gave it, which may hold the owner's own. */
internal object Model {
    /** Manufacturer and model; null where the system does not know the model. */
    fun name(): String? {
        val model = Build.MODEL?.takeUnless { it.isBlank() || it == Build.UNKNOWN } ?: return null
        val manufacturer = Build.MANUFACTURER.orEmpty()
        val known = manufacturer.isNotBlank() && manufacturer != Build.UNKNOWN
        // Some models begin with the manufacturer's name.
        val name = if (known && !model.startsWith(manufacturer, ignoreCase = true)) "$manufacturer $model" else model
        return name.replaceFirstChar(Char::uppercase)
    }
}
