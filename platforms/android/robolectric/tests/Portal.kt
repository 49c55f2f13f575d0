package coop.cooprofesoresun.multiportal.run

import org.json.JSONObject
import java.io.File

/** The reference portal of this project, with its invented members, at the address that the app was built for. */
internal class Portal(
    private val data: File = kotlin.io.path.createTempDirectory("multiportal-portal").toFile(),
) : AutoCloseable {
    private val log = Made.file("portal.log")
    private var newest = 0L

    /** An invented member, as `portal seed` prints one: `username`, `pin`, `email` and the rest. */
    val member: JSONObject = lines(command("seed")).first()

    // As in production, it names its pages by https: Links.kt opens no others.
    private val serving = command("serve", "--behind-tls-proxy", "--listen", Made.portal.authority, "--host", Made.portal.host)

    init {
        // Its first line says that it listens.
        checkNotNull(bounded("the portal starts") { serving.inputStream.bufferedReader().readLine() }) { "the portal does not start: see $log" }
    }

    /** What the portal tells the app about its people: `phone`, `email`, `sms`. */
    val support: JSONObject by lazy { JSONObject(Made.portal.resolve("/api/v1/portal").toURL().readText()).getJSONObject("support") }

    /** The next text message after those that were asked for before; waits for it. */
    fun nextText(app: App): String {
        var text: String? = null
        app.runUntil("the portal writes a text message") { newestText().also { text = it } != null }
        return checkNotNull(text)
    }

    /** The first text message after those that were asked for before; null where there is none yet. */
    fun newestText(): String? = lines(command("outbox", "--since", "$newest"))
        .onEach { newest = it.getLong("id") }
        .firstOrNull { it.getString("kind") == "sms" }
        ?.getString("text")

    /** Ends it, and keeps what it knows for one that starts in the same folder. */
    fun stop() {
        serving.destroy()
        bounded("the portal stops") { serving.waitFor() }
    }

    override fun close() {
        stop()
        data.deleteRecursively()
    }

    private fun lines(command: Process): List<JSONObject> {
        val printed = bounded("the portal's command ends") { command.inputStream.bufferedReader().readLines() }
        check(bounded("the portal's command ends", command::waitFor) == 0) { "the portal's command failed: see $log" }
        return printed.map(::JSONObject)
    }

    private fun command(name: String, vararg arguments: String): Process =
        boundProcess(PROGRAM.path, name, "--data", data.path, *arguments)
            .redirectError(ProcessBuilder.Redirect.appendTo(log))
            .start()

    internal companion object {
        private val PROGRAM = Made.source("target/debug/portal")

        /** The code in a text message of the portal: the digits that its last line has after `#`. */
        fun codeIn(text: String): String = text.substringAfterLast('#').trim()
    }
}
