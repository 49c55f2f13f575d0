// What Gradle generates for the app.
package coop.cooprofesoresun.multiportal

/** The app's build type. */
object BuildConfig {
    const val DEBUG = false
}
