// What Gradle generates for the library; the Rust tests read the resource files themselves.
package coop.cooprofesoresun.multiportal.phone

/** Numbers of resources. */
object R {
    /** Texts. */
    object string {
        const val multiportal_covered = android.R.string.cancel
    }
}
