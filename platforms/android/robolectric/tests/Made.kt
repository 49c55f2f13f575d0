package coop.cooprofesoresun.multiportal.run

import java.io.File

/** Where `platforms/android/run` has put what it made; pom.xml names the properties. */
internal object Made {
    private fun property(name: String) =
        checkNotNull(System.getProperty(name)) { "$name is not set: start these tests by platforms/android/run" }

    /** A file below target/android. */
    fun file(path: String) = File(property("run.made"), path).canonicalFile

    /** A file of the project. */
    fun source(path: String) = File(property("run.root"), path).canonicalFile

    /** The address that the app was built for. */
    val portal: java.net.URI get() = java.net.URI(property("run.portal"))
}
