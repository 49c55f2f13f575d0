package coop.cooprofesoresun.multiportal.run

import org.json.JSONObject
import java.io.File
import java.util.concurrent.TimeUnit

/** The reference portal of this project, with its invented members, at the address that the app was built for. */
internal class Portal : AutoCloseable {
    private val data: File = kotlin.io.path.createTempDirectory("multiportal-portal").toFile()
    private val log = Made.file("portal.log")
    private var newest = 0L

    init {
        check(command("seed").waitFor() == 0) { "the portal cannot be seeded: see $log" }
    }

    private val serving = command("serve", "--listen", Made.portal.authority, "--host", Made.portal.host)

    init {
        // Its first line says that it listens.
        checkNotNull(serving.inputStream.bufferedReader().readLine()) { "the portal does not start: see $log" }
    }

    /** The next text message after those that were asked for before; waits for it. */
    fun nextText(app: App): String {
        var text: String? = null
        app.runUntil("the portal writes a text message") { newestText().also { text = it } != null }
        return checkNotNull(text)
    }

    private fun newestText(): String? = command("outbox", "--since", "$newest").inputStream.bufferedReader().readLines()
        .map(::JSONObject)
        .onEach { newest = it.getLong("id") }
        .firstOrNull { it.getString("kind") == "sms" }
        ?.getString("text")

    override fun close() {
        serving.destroy()
        serving.waitFor(STOP_SECONDS, TimeUnit.SECONDS)
        data.deleteRecursively()
    }

    private fun command(name: String, vararg arguments: String): Process =
        ProcessBuilder(PROGRAM.path, name, "--data", data.path, *arguments)
            .redirectError(ProcessBuilder.Redirect.appendTo(log))
            .start()

    private companion object {
        const val STOP_SECONDS = 10L
        val PROGRAM = Made.source("target/debug/portal")
    }
}
