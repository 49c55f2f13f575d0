package coop.cooprofesoresun.multiportal.run

/** The app's own library, and shim.c beneath it. */
internal object Native {
    init {
        System.load(Made.file("shim/libshim.so").path)
        System.load(Made.file("libmain.so").path)
    }

    /** Makes [loader] the one that JNI asks for classes; false where this JVM does not let JNI be replaced. */
    external fun findClassesWith(loader: ClassLoader): Boolean

    /** Runs what waits in this thread's looper, for [millis] at most. */
    external fun runLooper(millis: Int)
}
