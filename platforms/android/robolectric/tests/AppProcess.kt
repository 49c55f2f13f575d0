package coop.cooprofesoresun.multiportal.run

import org.junit.runner.JUnitCore
import org.junit.runner.Request
import org.robolectric.RuntimeEnvironment
import java.io.File
import java.util.concurrent.TimeUnit
import kotlin.system.exitProcess

/** Processes of the app that are killed, one after another on one phone: each a JVM of its own. */
internal object AppProcess {
    private const val PHONE = "run.phone"

    /** As Linux says that a process was killed. */
    private const val KILLED = 137
    private const val MINUTES = 5L

    /** Runs each part in a process of its own. Each but the last ends by [isKilled]. */
    fun runEach(parts: Class<*>, vararg names: String) {
        val phone = kotlin.io.path.createTempDirectory("multiportal-phone").toFile()
        try {
            for (name in names) run(parts, name, phone, if (name == names.last()) 0 else KILLED)
        } finally {
            phone.deleteRecursively()
        }
    }

    /** What the phone of this process keeps. */
    val storage: PhoneStorage get() = PhoneStorage(File(checkNotNull(System.getProperty(PHONE))))

    /** One process's part of a test, on the phone that all of them share. */
    fun part(steps: (App, Member, Portal) -> Unit) = Portal(storage.portal).use { portal ->
        App(storage).use { app -> steps(app, Member(app), portal) }
    }

    /** The end of this process: the app gets no notice, and nothing runs afterwards. */
    fun isKilled(app: App, portal: Portal): Nothing {
        storage.save(RuntimeEnvironment.getApplication())
        portal.stop()
        app.close()
        Runtime.getRuntime().halt(KILLED)
        error("halted")
    }

    private fun run(parts: Class<*>, name: String, phone: File, code: Int) {
        val log = Made.file("processes/${parts.simpleName}-$name.log").apply { parentFile!!.mkdirs() }
        val properties = System.getProperties().stringPropertyNames()
            .filter { it.startsWith("robolectric.") || it.startsWith("run.") || it == "java.library.path" }
            .map { "-D$it=${System.getProperty(it)}" } + "-D$PHONE=$phone"
        val classes = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
        val java = File(System.getProperty("java.home"), "bin/java").path
        val process = ProcessBuilder(listOf(java) + properties + listOf("-cp", classes, AppProcess::class.java.name, parts.name, name))
            .redirectErrorStream(true).redirectOutput(log).start()
        try {
            check(process.waitFor(MINUTES, TimeUnit.MINUTES)) { "$name does not end: see $log" }
            check(process.exitValue() == code) { "$name ended with ${process.exitValue()} instead of $code: see $log" }
        } finally {
            (process.descendants().toList() + process.toHandle()).forEach(ProcessHandle::destroyForcibly)
        }
    }

    @JvmStatic
    fun main(arguments: Array<String>) {
        val result = JUnitCore().run(Request.method(Class.forName(arguments[0]), arguments[1]))
        result.failures.forEach { System.err.println(it.trace) }
        exitProcess(if (result.wasSuccessful()) 0 else 1)
    }
}
